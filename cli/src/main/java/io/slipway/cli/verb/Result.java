package io.slipway.cli.verb;

import io.slipway.cli.outcome.Exit;
import io.slipway.cli.wire.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a verb answers: a document for programs, a text for people.
 *
 * @param json null when the verb has already written all there is
 * @param text goes to standard output when all went well, else to standard error
 * @param code what the process ends with: that of {@code exit}, or of a program that ran in a pod
 */
public record Result(@Nullable Object json, String text, Exit exit, int code) {
    public static final Result SILENT = new Result(null, "", Exit.DONE);

    public Result(@Nullable Object json, String text, Exit exit) {
        this(json, text, exit, exit.code());
    }

    public static Result of(Object json, String text) {
        return new Result(json, text, Exit.DONE);
    }

    /** A list in the envelope of all lists. */
    public static Result list(List<?> items, String text) {
        return of(envelope(items), text);
    }

    static Map<String, @Nullable Object> envelope(List<?> items) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("items", items);
        envelope.put("total", items.size());
        envelope.put("next", null);
        return envelope;
    }

    static Result deleted(String kind, String name, Doc answer) {
        if (Tried.is(answer)) {
            return Tried.result(answer);
        }
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("deleted", name);
        return of(answer.led(first), kind + " " + name + " deleted\n");
    }
}
