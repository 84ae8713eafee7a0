package io.slipway.terminal;

import io.slipway.api.Jvm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a container's {@code /proc} tells of its JVMs, and how it is read. */
final class JvmFacts {
    private static final String MARK = "\n==slipway ";

    /**
     * No program is needed beside the shell and cat; ls tells where a link leads. The runtime's own tool adds the flags in
     * effect where it is there.
     */
    static final List<String> SCRIPT = List.of("sh", "-c", """
            for d in /proc/[0-9]*; do
              e=$(ls -l $d/exe 2>/dev/null) || continue
              e=${e##* -> }
              case $e in */bin/java) ;; *) continue ;; esac
              p=${d#/proc/}
              printf '\\n==slipway pid\\n%s\\n==slipway exe\\n%s\\n==slipway cmdline\\n' $p "$e"
              cat $d/cmdline
              printf '\\n==slipway environ\\n'
              cat $d/environ 2>/dev/null
              printf '\\n==slipway release\\n'
              cat "$d/root${e%/bin/java}/release" 2>/dev/null || cat "${e%/bin/java}/release" 2>/dev/null
              printf '\\n==slipway flags\\n'
              [ -x "${e%java}jcmd" ] && "${e%java}jcmd" $p VM.flags 2>/dev/null
            done
            exit 0
            """);

    private static final Set<String> VARIABLES = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    /** Options whose value is the next word. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--add-modules",
            "--add-opens",
            "--add-exports");

    /** Bounded on both sides: who fills a container's command line shall not keep us busy with it. */
    private static final String NAME = "(?:password|passwd|secret|token|credential|private-?key|api-?key)[\\w.-]{0,40}";

    private static final Pattern GIVEN = Pattern.compile("(?i)(" + NAME + "=)\\S+");
    /** Its value is the next word. */
    private static final Pattern NAMED = Pattern.compile("(?i)--?[\\w.-]{0,40}?" + NAME);

    private JvmFacts() {}

    static List<Jvm> read(String pod, String container, byte[] output) {
        List<Jvm> all = new ArrayList<>();
        Map<String, String> facts = new HashMap<>();
        for (String section : new String(output, StandardCharsets.UTF_8).split(MARK, -1)) {
            int line = section.indexOf('\n');
            if (line < 0) continue;
            String name = section.substring(0, line);
            if (name.equals("pid") && !facts.isEmpty()) {
                all.add(jvm(pod, container, facts));
                facts.clear();
            }
            facts.put(name, section.substring(line + 1));
        }
        if (facts.containsKey("pid")) all.add(jvm(pod, container, facts));
        return all;
    }

    private static Jvm jvm(String pod, String container, Map<String, String> facts) {
        List<String> words = hidden(facts.getOrDefault("cmdline", "").strip().split("\0", -1));
        int at = 1;
        List<String> options = new ArrayList<>();
        String what = "";
        while (at < words.size() && what.isEmpty()) {
            String word = words.get(at++);
            if (word.startsWith("@")) {
                // A file of options: what is in it is not told.
                options.add(word);
            } else if (word.equals("-jar") || word.equals("-m") || word.equals("--module")) {
                what = at < words.size() ? word + " " + words.get(at++) : word;
            } else if (word.startsWith("-")) {
                options.add(WITH_VALUE.contains(word) && at < words.size() ? word + " " + words.get(at++) : word);
            } else {
                what = word;
            }
        }
        for (String variable : facts.getOrDefault("environ", "").split("\0", -1)) {
            int is = variable.indexOf('=');
            if (is > 0 && VARIABLES.contains(variable.substring(0, is))) options.add(hidden(variable));
        }
        List<String> arguments = words.subList(Math.min(at, words.size()), words.size()).stream()
                .filter(word -> !word.isEmpty())
                .toList();
        return new Jvm(
                pod,
                container,
                Integer.parseInt(facts.getOrDefault("pid", "0").strip()),
                facts.getOrDefault("exe", "").strip(),
                release(facts, "JAVA_RUNTIME_VERSION", "JAVA_VERSION"),
                release(facts, "IMPLEMENTOR"),
                List.copyOf(options),
                what,
                arguments,
                flags(facts.getOrDefault("flags", "")));
    }

    private static @org.jspecify.annotations.Nullable String release(Map<String, String> facts, String... names) {
        for (String name : names) {
            for (String line : facts.getOrDefault("release", "").split("\n", -1)) {
                if (line.startsWith(name + "="))
                    return line.substring(name.length() + 1).replace("\"", "").strip();
            }
        }
        return null;
    }

    private static List<String> flags(String said) {
        return said.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split(" ", -1)))
                .filter(word -> word.startsWith("-"))
                .toList();
    }

    private static List<String> hidden(String... words) {
        List<String> hidden = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            boolean value = i > 1 && NAMED.matcher(words[i - 1]).matches();
            hidden.add(value ? "***" : hidden(words[i]));
        }
        return hidden;
    }

    private static String hidden(String word) {
        return GIVEN.matcher(word).replaceAll("$1***");
    }
}
