/**
 * The router of a machine: HAProxy as data plane, programmed over its runtime socket from routes the
 * server puts and endpoints this package watches itself, so that routes follow pods while the server
 * is away. Every act is on disk before it is made. See {@code docs/develop/router.md}.
 */
@NullMarked
package io.slipway.agent.router;

import org.jspecify.annotations.NullMarked;
