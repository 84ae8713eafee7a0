package io.slipway.api;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule for names of projects, environments and apps. */
public final class Names {
    public static final String RULE = "[a-z]([a-z0-9-]{0,18}[a-z0-9])?";
    private static final Pattern PATTERN = Pattern.compile(RULE);

    private static final Pattern PERSON = Pattern.compile("[a-z0-9]([a-z0-9._@-]{0,61}[a-z0-9])?");
    /** What the audit calls those who are no person. */
    private static final Set<String> NOBODY = Set.of("system", "unknown", "server");

    private Names() {}

    public static boolean legal(@Nullable String name) {
        return name != null && PATTERN.matcher(name).matches();
    }

    /** The fault of the field {@code name}, none when it is legal. */
    static List<Problem.Fault> faults(String kind, @Nullable String name) {
        return legal(name) ? List.of() : List.of(new Problem.Fault("name", rule(kind, name)));
    }

    /** The sentence a refused name gets. */
    public static String rule(String kind, @Nullable String name) {
        if (name == null) return "the " + kind + " name is missing";
        return "the %s name '%s' is not legal: 1 to 20 characters a-z, 0-9 and '-', first a letter, last no '-'"
                .formatted(kind, name);
    }

    public static boolean legalPerson(@Nullable String name) {
        return name != null && PERSON.matcher(name).matches() && !NOBODY.contains(name);
    }

    /** The sentence a refused user name gets. */
    public static String personRule(@Nullable String name) {
        if (name == null) return "the user name is missing";
        return "the user name '%s' is not legal: 1 to 63 characters a-z, 0-9, '.', '_', '@' and '-', first and last a letter or digit, not system, unknown or server"
                .formatted(name);
    }
}
