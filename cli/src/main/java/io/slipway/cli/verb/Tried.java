package io.slipway.cli.verb;

import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Doc;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code --dry-run} answers: nothing was done, and this is what would have been. */
final class Tried {
    private Tried() {}

    static boolean is(Doc answer) {
        return !answer.at("would").missing();
    }

    static Result result(Doc plan) {
        String acts = plan.at("would").items().stream().map(Tried::line).collect(Collectors.joining());
        return Result.of(plan, Speech.say("would do, nothing was done:\n", "将执行（未做任何操作）：\n") + acts);
    }

    private static String line(Doc act) {
        String place = Stream.of("project", "env", "app")
                .map(act::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("/"));
        String data = act.at("data").value() instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .sorted()
                        .collect(Collectors.joining(" "))
                : "";
        return Clean.text("  " + act.text("event", "") + "  " + place + "  " + data) + "\n";
    }
}
