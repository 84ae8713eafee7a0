package io.slipway.cli.line;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a line means.
 *
 * @param space the environment as written, {@code E}, {@code P/E} or a namespace; null when none was
 * @param form the verb
 * @param arguments the words after the verb
 */
public record Reading(@Nullable String space, Form form, Map<Kind, String> arguments) {}
