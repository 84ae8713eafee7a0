/** Values that every feature knows: ids, actors, events, refusals, secrets. No I/O. */
@NullMarked
package io.slipway.core;

import org.jspecify.annotations.NullMarked;
