/**
 * Live state of every cluster as small records: listed by kind and scope, streamed by sequence,
 * awaited without polling. {@link io.slipway.mirror.Mirrors} is the one door.
 */
@NullMarked
package io.slipway.mirror;

import org.jspecify.annotations.NullMarked;
