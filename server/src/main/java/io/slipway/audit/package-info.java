/** Reads what was done, by whom. */
@NullMarked
package io.slipway.audit;

import org.jspecify.annotations.NullMarked;
