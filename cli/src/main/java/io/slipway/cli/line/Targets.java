package io.slipway.cli.line;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which apps a word names: exact name first, else {@code a,b}, else split at '-' if only one way exists. */
public final class Targets {
    private Targets() {}

    /** True when the word can be nothing but one app's name. */
    public static boolean plain(String word) {
        return word.indexOf(',') < 0 && word.indexOf('-') < 0;
    }

    public static List<String> resolve(String word, List<String> known) {
        if (known.contains(word)) {
            return List.of(word);
        }
        if (word.indexOf(',') >= 0) {
            List<String> parts = List.of(word.split(",", -1));
            parts.stream().filter(part -> !known.contains(part)).findFirst().ifPresent(part -> {
                throw unknown(part, known);
            });
            return parts.stream().distinct().toList();
        }
        List<List<String>> readings = new ArrayList<>();
        split(word, known, List.of(), readings, new HashSet<>());
        if (readings.isEmpty()) {
            throw unknown(word, known);
        }
        if (readings.size() > 1) {
            throw ambiguous(word, readings);
        }
        return readings.getFirst().stream().distinct().toList();
    }

    /** Stops at the second reading, and never tries a rest again that led nowhere: hostile names stay cheap. */
    private static void split(
            String rest, List<String> known, List<String> taken, List<List<String>> readings, Set<String> dead) {
        int before = readings.size();
        for (String name : known) {
            List<String> more = new ArrayList<>(taken);
            more.add(name);
            if (rest.equals(name)) {
                readings.add(more);
            } else if (rest.startsWith(name + "-")) {
                String left = rest.substring(name.length() + 1);
                if (readings.size() < 2 && !dead.contains(left)) {
                    split(left, known, more, readings, dead);
                }
            }
        }
        if (readings.size() == before) {
            dead.add(rest);
        }
    }

    private static Trouble unknown(String word, List<String> known) {
        @Nullable String near = Nearest.hint(word, known);
        String apps = known.isEmpty() ? Speech.say("none", "无") : String.join(", ", known);
        return Trouble.usage(
                Speech.say("no app '" + word + "'; known: " + apps, "没有应用 '" + word + "'；已有：" + apps), near);
    }

    private static Trouble ambiguous(String word, List<List<String>> readings) {
        List<String> shown =
                readings.stream().map(reading -> String.join(",", reading)).toList();
        return Trouble.usage(
                Speech.say(
                        "'" + word + "' can be read as " + String.join(" or ", shown),
                        "'" + word + "' 可理解为 " + String.join(" 或 ", shown)),
                Speech.say("write the names with a comma", "请用逗号分隔名称"));
    }
}
