package io.slipway.api;

import java.util.regex.Pattern;

/** The rule for names of projects, environments and apps. */
public final class Names {
    public static final String RULE = "[a-z]([a-z0-9-]{0,18}[a-z0-9])?";
    private static final Pattern PATTERN = Pattern.compile(RULE);

    private Names() {}

    public static boolean legal(String name) {
        return PATTERN.matcher(name).matches();
    }

    /** The sentence a refused name gets. */
    public static String rule(String kind, String name) {
        return "the %s name '%s' is not legal: 1 to 20 characters a-z, 0-9 and '-', first a letter, last no '-'"
                .formatted(kind, name);
    }
}
