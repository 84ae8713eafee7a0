/** Numbers of pods that change by the clock: rules, when they are due, and what is done then, once. */
@NullMarked
package io.slipway.schedule;

import org.jspecify.annotations.NullMarked;
