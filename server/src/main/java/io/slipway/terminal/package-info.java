/** Terminals into what runs: a session outlives its websocket for a minute, is recorded, and ends with its right. */
@NullMarked
package io.slipway.terminal;

import org.jspecify.annotations.NullMarked;
