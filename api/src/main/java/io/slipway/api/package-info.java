/**
 * The wire: records that the server answers and takes, shared by CLI, agent, bench and tests.
 * Values only; times are instants in UTC, durations milliseconds unless the name says otherwise.
 */
@NullMarked
package io.slipway.api;

import org.jspecify.annotations.NullMarked;
