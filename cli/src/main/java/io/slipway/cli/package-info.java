/**
 * The client, {@code slipway} and {@code k8s}: one class per verb, knows only the wire records.
 * Main reads the line, a verb answers with a result, Main prints it.
 */
@NullMarked
package io.slipway.cli;

import org.jspecify.annotations.NullMarked;
