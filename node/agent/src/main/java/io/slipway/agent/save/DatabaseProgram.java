package io.slipway.agent.save;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.os.Tool;
import io.slipway.agent.platform.ClassPath;
import io.slipway.agent.platform.ThisJava;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The server's program that turns the database into files and back.
 *
 * @param dist the distribution whose server knows the tables
 */
public record DatabaseProgram(Path dist, String url, String user, Path password) {
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int LAST = 10;

    JsonNode out(Path folder) {
        return run("out", folder.toString());
    }

    /** Fills an empty database; {@code from} and {@code to} are the old and the new data folder. */
    JsonNode in(Path folder, String from, String to) {
        return run("in", folder.toString(), from, to);
    }

    private JsonNode run(String verb, String... more) {
        List<String> command = new ArrayList<>(List.of(
                ThisJava.program(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-Xlog:disable",
                "-cp",
                ClassPath.of(dist.resolve("server/lib")),
                "io.slipway.save.Save",
                verb,
                url,
                user,
                password.toString()));
        command.addAll(List.of(more));
        Tool.Result result = Tool.of(command)
                .environment(Map.of("PATH", Tool.PATH, "LC_ALL", "C.UTF-8"))
                .within(LONGEST)
                .result();
        String last = result.output().strip().lines().reduce("", (before, line) -> line);
        // It ends with 1 when it has said what is in the way; any other end is nobody's sentence.
        if (result.code() == 1 && !last.isEmpty()) throw new Fault(last);
        if (!result.ok()) throw new Fault(unsaid(verb, result));
        return Json.MAPPER.readTree(last);
    }

    static String unsaid(String verb, Tool.Result result) {
        List<String> lines = result.output().strip().lines().toList();
        String end = String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
        return "the program that moves the database (" + verb + ") ended with " + result.code()
                + (result.code() == 137 ? ": it was killed, perhaps for want of memory; free some and try again" : "")
                + (end.isEmpty() ? "; it said nothing" : "; its last words: " + end);
    }
}
