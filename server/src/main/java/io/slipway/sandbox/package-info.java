/**
 * Runs code that is not ours: a process of another user in its own namespaces and control group, with
 * limits, a deadline and only the files it is given.
 */
@NullMarked
package io.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
