package io.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running JVM of an app. Values of options that look like secrets are shown as {@code ***}.
 *
 * @param pid in its container
 * @param executable path of the program in the container
 * @param version as the runtime says of itself, null when it does not
 * @param options what is for the JVM: of the command line, then of its environment's variables
 * @param what the main class, or {@code -jar FILE}
 * @param arguments the program's own
 * @param flags those in effect, as far as the runtime's own tool told them
 */
public record Jvm(
        String pod,
        String container,
        int pid,
        String executable,
        @Nullable String version,
        @Nullable String vendor,
        List<String> options,
        String what,
        List<String> arguments,
        List<String> flags) {}
