/** The kinds of objects that the mirror follows: one class each, found by being here. */
@NullMarked
package io.slipway.mirror.kind;

import org.jspecify.annotations.NullMarked;
