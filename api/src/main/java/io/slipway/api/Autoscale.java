package io.slipway.api;

import io.slipway.api.Problem.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the number of an app's pods follows its load in an environment.
 *
 * @param bounds null while it does not follow: then the number is that of the last {@code scale}
 * @param actor who set it last
 * @param state what the cluster's autoscaler says; null where there is none, or it has not looked yet
 * @param metrics whether the cluster can measure at all
 * @param warning why it cannot act, null when it can
 * @param cpuRequest what a pod asks for: percentages are of this
 */
public record Autoscale(
        String project,
        String env,
        String app,
        @Nullable Bounds bounds,
        @Nullable String actor,
        @Nullable String reason,
        @Nullable Instant changed,
        @Nullable State state,
        boolean metrics,
        @Nullable String warning,
        String cpuRequest,
        String memoryRequest) {

    /**
     * @param min pods at least, whatever the load
     * @param cpu percent of the requested CPU that the pods shall use on average; null when it is not looked at
     * @param memory the same of the requested memory
     * @param upSeconds how long a higher load must last before pods are added
     * @param downSeconds how long a lower load must last before pods go
     */
    public record Bounds(
            int min,
            int max,
            @Nullable Integer cpu,
            @Nullable Integer memory,
            int upSeconds,
            int downSeconds) {

        /** Within them, as near to that as can be. */
        public int hold(int replicas) {
            return Math.clamp(replicas, min, max);
        }
    }

    /**
     * @param desired what it wants now; 0 beside running pods means that it could not reckon a number yet
     * @param lastScale when it changed the number last
     */
    public record State(
            int current, int desired, @Nullable Instant lastScale, List<Metric> metrics, List<Condition> conditions) {}

    /**
     * @param name cpu or memory
     * @param target percent of what is requested
     * @param current null while it is not known
     */
    public record Metric(
            String name, @Nullable Integer target, @Nullable Integer current) {}

    public record Condition(String type, String status, String reason, String message) {}

    /**
     * Input of {@code PUT .../autoscale}: what is absent keeps its value, or the usual one.
     *
     * @param reason wanted where the environment's class is prod
     */
    public record Wish(
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Integer cpu,
            @Nullable Integer memory,
            @Nullable Integer upSeconds,
            @Nullable Integer downSeconds,
            @Nullable String reason) {
        private static final int MOST_PODS = 200;
        private static final int MOST_PERCENT = 1_000;
        private static final int MOST_SECONDS = 3_600;
        private static final int USUAL_CPU = 70;
        private static final int USUAL_DOWN = 300;

        /** A percentage of 0 takes that measure out. */
        public Bounds over(@Nullable Bounds before) {
            int least = min != null ? min : before == null ? 1 : before.min();
            Integer share = measure(cpu, before == null ? null : before.cpu());
            Integer room = measure(memory, before == null ? null : before.memory());
            boolean none = before == null && cpu == null && memory == null;
            return new Bounds(
                    least,
                    max != null ? max : before == null ? Math.max(least, 1) : before.max(),
                    none ? Integer.valueOf(USUAL_CPU) : share,
                    room,
                    upSeconds != null ? upSeconds : before == null ? 0 : before.upSeconds(),
                    downSeconds != null ? downSeconds : before == null ? USUAL_DOWN : before.downSeconds());
        }

        private static @Nullable Integer measure(@Nullable Integer wanted, @Nullable Integer before) {
            if (wanted == null) return before;
            return wanted == 0 ? null : wanted;
        }

        public static List<Fault> faults(Bounds bounds) {
            List<Fault> faults = new ArrayList<>();
            range("min", bounds.min(), 1, MOST_PODS, faults);
            range("max", bounds.max(), bounds.min(), MOST_PODS, faults);
            if (bounds.cpu() != null) range("cpu", bounds.cpu(), 1, MOST_PERCENT, faults);
            if (bounds.memory() != null) range("memory", bounds.memory(), 1, MOST_PERCENT, faults);
            range("upSeconds", bounds.upSeconds(), 0, MOST_SECONDS, faults);
            range("downSeconds", bounds.downSeconds(), 0, MOST_SECONDS, faults);
            if (bounds.cpu() == null && bounds.memory() == null) {
                faults.add(new Fault("cpu", "give cpu or memory: it must follow one of them"));
            }
            return faults;
        }

        private static void range(String name, int value, int from, int to, List<Fault> faults) {
            if (value < from || value > to) {
                faults.add(new Fault(name, name + " is " + from + " to " + to + ", got " + value));
            }
        }
    }
}
