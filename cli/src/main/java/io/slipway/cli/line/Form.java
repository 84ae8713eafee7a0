package io.slipway.cli.line;

import io.slipway.cli.text.Speech;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a verb is written.
 *
 * @param words the verb, one or two words
 * @param spaced true when an environment may stand before it
 * @param wanted kinds of the words after it, in order
 * @param optional those of them that may be left out
 */
public record Form(
        List<String> words,
        boolean spaced,
        List<Kind> wanted,
        Set<Kind> optional,
        Set<Option> options,
        String arguments,
        String english,
        String chinese) {

    private static final Set<Option> EVERYWHERE = EnumSet.of(Option.HELP, Option.OUTPUT, Option.SERVER);

    public static Form of(String words, String arguments, String english, String chinese) {
        return new Form(
                List.of(words.split(" ", -1)), false, List.of(), Set.of(), Set.of(), arguments, english, chinese);
    }

    public Form inEnvironment() {
        return new Form(words, true, wanted, optional, options, arguments, english, chinese);
    }

    public Form takes(Kind... kinds) {
        return new Form(words, spaced, List.of(kinds), optional, options, arguments, english, chinese);
    }

    public Form mayOmit(Kind... kinds) {
        return new Form(words, spaced, wanted, Set.of(kinds), options, arguments, english, chinese);
    }

    /** Besides those that it has. */
    public Form with(Option... accepted) {
        Set<Option> all = EnumSet.copyOf(List.of(accepted));
        all.addAll(options);
        return new Form(words, spaced, wanted, optional, all, arguments, english, chinese);
    }

    /** One object a verb. A record's own comparison is linked when first used, which would cost each call 10 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    public String name() {
        return String.join(" ", words);
    }

    String summary() {
        return Speech.say(english, chinese);
    }

    String usage(String program) {
        return program + (spaced ? " [ENV] " : " ") + name() + (arguments.isEmpty() ? "" : " " + arguments);
    }

    boolean accepts(Option option) {
        return EVERYWHERE.contains(option) || options.contains(option);
    }

    boolean startsAt(List<String> line, int at) {
        return line.size() >= at + words.size()
                && line.subList(at, at + words.size()).equals(words);
    }

    /** The words by kind, null when they cannot be this verb's. */
    @Nullable
    Map<Kind, String> match(List<String> after) {
        Map<Kind, String> found = new EnumMap<>(Kind.class);
        int next = 0;
        for (Kind kind : wanted) {
            if (next < after.size() && kind.fits(after.get(next))) {
                found.put(kind, after.get(next++));
            } else if (!optional.contains(kind)) {
                return null;
            }
        }
        return next == after.size() ? found : null;
    }
}
