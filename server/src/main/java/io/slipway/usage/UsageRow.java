package io.slipway.usage;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pod with its figures, in few bytes. */
final class UsageRow {
    static final List<String> COLUMNS = List.of("namespace", "name", "cpuUsed", "memoryUsed", "received", "sent");

    private UsageRow() {}

    record Figures(
            @Nullable Double cpu,
            @Nullable Long memory,
            @Nullable Long received,
            @Nullable Long sent) {}

    @SuppressWarnings("NullAway") // a list that holds null for an empty cell
    static List<@Nullable Object> of(String namespace, String name, Figures of) {
        return Arrays.asList(namespace, name, rounded(of.cpu()), of.memory(), of.received(), of.sent());
    }

    /** Thousandths of a core are all that a page shows. */
    private static @Nullable Double rounded(@Nullable Double cores) {
        return cores == null ? null : Math.round(cores * 1_000) / 1_000.0;
    }
}
