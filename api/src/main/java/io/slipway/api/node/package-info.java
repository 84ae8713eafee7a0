/**
 * The protocol between the server and a machine's agent: plain HTTP with JSON on loopback, bearer
 * token from the file {@code agent/token} in the data folder.
 */
@NullMarked
package io.slipway.api.node;

import org.jspecify.annotations.NullMarked;
