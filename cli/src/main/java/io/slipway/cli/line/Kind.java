package io.slipway.cli.line;

import java.util.regex.Pattern;

/** What a word after the verb may be; a word that cannot be it makes the reading impossible. */
public enum Kind {
    /** One app, {@code a,b} or {@code a-b}. */
    TARGET("[^/0-9][^/]*"),
    NUMBER("[0-9]{1,6}"),
    PROJECT("[^/,]+"),
    /** {@code P/X}, or {@code X} in the project in use. */
    PAIR("[^/,]+(/[^/,]+)?"),
    URL("https?://.+"),
    NAME("[^/,]+"),
    /** A file or folder here, or {@code APP:/path} in its container. */
    FROM(".+"),
    TO(".+"),
    ANY("(?s).+");

    private final Pattern pattern;

    Kind(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean fits(String word) {
        return pattern.matcher(word).matches();
    }
}
