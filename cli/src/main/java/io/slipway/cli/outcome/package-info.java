/** How a call can end: exit codes and troubles that name thing, cause and next step. */
@NullMarked
package io.slipway.cli.outcome;

import org.jspecify.annotations.NullMarked;
