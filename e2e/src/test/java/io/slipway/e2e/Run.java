package io.slipway.e2e;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that has ended. */
public record Run(String command, int exit, String out, String err, double seconds) {
    /** The JSON document on the last line of standard output. */
    public JsonNode json() {
        String last = out.strip().lines().reduce("", (before, line) -> line);
        return JsonMapper.shared().readTree(last);
    }

    /** Standard output as one JSON document. */
    public JsonNode whole() {
        return JsonMapper.shared().readTree(out);
    }

    @Override
    public String toString() {
        return "%s -> exit %d in %.1f s%n--- out%n%s%n--- err%n%s"
                .formatted(command, exit, seconds, tail(out), tail(err));
    }

    private static String tail(String text) {
        return text.length() > 6000 ? "…" + text.substring(text.length() - 6000) : text;
    }
}
