/** Supervision: one part is one process with a log, a readiness check and a place on disk. */
@NullMarked
package io.slipway.agent.part;

import org.jspecify.annotations.NullMarked;
