package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/**
 * A node.
 *
 * @param cpu cores that pods may have
 * @param memory bytes that pods may have
 * @param pods that it may hold
 * @param pressure what is wrong with it, in the words of its conditions
 */
public record NodeRow(
        String name,
        boolean ready,
        boolean schedulable,
        @Nullable String version,
        @Nullable String ip,
        String roles,
        double cpu,
        long memory,
        int pods,
        @Nullable String pressure)
        implements Row {
    @Override
    public String namespace() {
        return "";
    }

    /** The words kubectl shows. */
    public String status() {
        return (ready ? "Ready" : "NotReady") + (schedulable ? "" : ",SchedulingDisabled");
    }
}
