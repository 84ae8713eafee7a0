package io.slipway.cli.verb;

import org.jspecify.annotations.Nullable;

/** {@code k8s} prints the configuration folder before anything else; documents stay alone on standard output. */
public final class Configuration {
    private Configuration() {}

    public static void tell(Call call, @Nullable String form) {
        Terminal terminal = call.terminal();
        if (terminal.isK8s()) {
            boolean table = form == null || form.equals("table");
            (table ? terminal.out() : terminal.err()).println(call.configuration());
        }
    }
}
