/** Talking to the server: JSON by streaming, HTTP by the JDK's oldest client, because both start fast. */
@NullMarked
package io.slipway.cli.wire;

import org.jspecify.annotations.NullMarked;
