package io.slipway.agent.life;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads words into options and gathers everything that is wrong with them. */
final class OptionParser {
    private static final Map<String, Set<String>> FLAGS = Map.of(
            "up", Set.of("detach"),
            "down", Set.of("purge", "cache"),
            "status", Set.of(),
            "doctor", Set.of(),
            "support", Set.of(),
            "logs", Set.of("follow"),
            "backup", Set.of("no-registry"),
            "restore", Set.of("without-keys"),
            "run", Set.of());
    private static final Map<String, Set<String>> VALUES = Map.of(
            "up", Set.of("data", "port", "router-port", "cluster", "output", "dist", "parts", "timeout"),
            "down", Set.of("data", "output"),
            "status", Set.of("data", "output"),
            "doctor", Set.of("data", "port", "router-port", "cluster", "output"),
            "support", Set.of("data", "output", "out"),
            "logs", Set.of("data", "platform", "tail"),
            "backup", Set.of("data", "output", "passphrase-file"),
            "restore", Set.of("data", "output", "passphrase-file", "dist"),
            "run", Set.of("data"));
    /** Verbs that take one word without an option. */
    private static final Set<String> WITH_FILE = Set.of("backup", "restore");

    private static final Map<String, String> SHORT = Map.of("-o", "output", "-f", "follow");

    private final Deque<String> words;
    private final Map<String, String> environment;
    private final Map<String, String> values = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    OptionParser(List<String> arguments, Map<String, String> environment) {
        this.words = new ArrayDeque<>(arguments);
        this.environment = environment;
    }

    Options parse() {
        String verb = words.isEmpty() ? "" : words.pop();
        if (!FLAGS.containsKey(verb)) {
            faults.add("'" + verb + "' is no life-cycle verb: up, down, status, doctor, support, logs, backup,"
                    + " restore");
            return new Options(verb, values, faults);
        }
        while (!words.isEmpty()) word(verb, words.pop());
        fromEnvironment("dist", "SLIPWAY_DIST");
        fromEnvironment("parts", "SLIPWAY_PARTS");
        if (WITH_FILE.contains(verb) && !values.containsKey("file")) faults.add(verb + " needs a FILE");
        OptionFaults.add(verb, values, faults);
        return new Options(verb, values, faults);
    }

    private void word(String verb, String word) {
        int equals = word.indexOf('=');
        String left = equals < 0 ? word : word.substring(0, equals);
        String name = SHORT.getOrDefault(left, left.startsWith("--") ? left.substring(2) : "");
        if (FLAGS.getOrDefault(verb, Set.of()).contains(name) && equals < 0) {
            values.put(name, "true");
        } else if (VALUES.getOrDefault(verb, Set.of()).contains(name)) {
            value(name, left, equals < 0 ? words.poll() : word.substring(equals + 1));
        } else if (WITH_FILE.contains(verb) && !word.startsWith("-") && !values.containsKey("file")) {
            values.put("file", word);
        } else {
            faults.add("'" + word + "' is not known to " + verb);
        }
    }

    private void value(String name, String word, @org.jspecify.annotations.Nullable String value) {
        if (value == null || value.isBlank()) faults.add(word + " needs a value");
        else if (values.put(name, value) != null) faults.add(word + " is given twice");
    }

    private void fromEnvironment(String name, String variable) {
        String value = environment.get(variable);
        if (value != null && !value.isBlank()) values.putIfAbsent(name, value);
    }
}
