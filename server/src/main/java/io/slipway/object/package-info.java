/** One object of a cluster: whole, with its kin, and changed by hand with a look before. */
@NullMarked
package io.slipway.object;

import org.jspecify.annotations.NullMarked;
