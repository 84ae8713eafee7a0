package io.slipway.cli;

import io.slipway.cli.outcome.Exit;
import io.slipway.cli.verb.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user's shell: a home folder, a working folder, and the client under one of its names. */
final class Shell {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private String program = "slipway";
    private String input = "";

    Shell(Path home) {
        this.home = home;
        environment.put("LANG", "C.UTF-8");
        environment.put("SLIPWAY_DATA", home.resolve("no-data").toString());
    }

    /** What one call left behind. */
    record Transcript(Exit exit, String out, String err) {
        JsonNode json() {
            String last = out.strip().lines().reduce((a, b) -> b).orElse("");
            return JsonMapper.shared().readTree(last);
        }
    }

    Shell as(String name) {
        program = name;
        return this;
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shell typing(String text) {
        input = text;
        return this;
    }

    Transcript run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                program,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                environment,
                home,
                home);
        Exit exit = Main.run(terminal, arguments);
        return new Transcript(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The line as one would type it, blanks between words. */
    Transcript line(String line) {
        return run(line.split(" ", -1));
    }
}
