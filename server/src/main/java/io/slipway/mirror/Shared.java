package io.slipway.mirror;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Equal values become one object in memory. A table of fixed size in which a newcomer takes the place
 * of who hashes alike: objects of one workload come close to each other, and nothing is ever leaked.
 */
public final class Shared {
    private static final int SLOTS = 1 << 14;
    private static final @Nullable Object[] KNOWN = new Object[SLOTS];

    private Shared() {}

    public static String of(String value) {
        return (String) one(value);
    }

    public static @Nullable String orNull(@Nullable String value) {
        return value == null ? null : of(value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> of(Map<String, String> labels) {
        int hash = labels.hashCode();
        Object known = KNOWN[slot(hash)];
        if (known instanceof Map<?, ?> same && same.equals(labels)) return (Map<String, String>) same;
        Map<String, String> kept = Map.copyOf(labels);
        KNOWN[slot(hash)] = kept;
        return kept;
    }

    /** Two threads that race here only share less: each has a whole value. */
    private static Object one(Object value) {
        int slot = slot(value.hashCode());
        Object known = KNOWN[slot];
        if (value.equals(known)) return known;
        KNOWN[slot] = value;
        return value;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }
}
