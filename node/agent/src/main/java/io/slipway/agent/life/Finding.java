package io.slipway.agent.life;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param state ok, odd (works, but look) or missing (will not work)
 * @param todo what to do, null when nothing
 */
record Finding(
        String name, String state, String words, @Nullable String todo) {

    static Finding ok(String name, String words) {
        return new Finding(name, "ok", words, null);
    }

    static Finding odd(String name, String words, String todo) {
        return new Finding(name, "odd", words, todo);
    }

    static Finding missing(String name, String words, String todo) {
        return new Finding(name, "missing", words, todo);
    }

    String line() {
        String line = String.format(Locale.ROOT, "%-8s %-18s %s", state, name, words);
        return todo == null ? line : line + "\n" + " ".repeat(28) + "→ " + todo;
    }
}
