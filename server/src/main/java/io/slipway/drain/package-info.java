/** NodeControl taken out of use: cordoned, drained with respect for disruption budgets, and taken back. */
@NullMarked
package io.slipway.drain;

import org.jspecify.annotations.NullMarked;
