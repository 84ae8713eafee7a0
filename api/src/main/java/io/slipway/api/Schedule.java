package io.slipway.api;

import io.slipway.api.Problem.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When an app's number of pods changes by the clock.
 *
 * @param rules in the order in which they are due
 * @param wakesTo pods that it had when a rule put it to sleep; null while it is awake
 */
public record Schedule(
        String project,
        String env,
        String app,
        List<Rule> rules,
        @Nullable Integer wakesTo) {

    /**
     * What happens at such a time: one of {@code replicas}, {@code min} and {@code max}, {@code wake}.
     *
     * @param days as a crontab names them: {@code mon-fri}, {@code sat,sun}, {@code *}
     * @param time of the day, {@code 20:00}
     * @param zone whose clock counts, {@code Europe/Berlin}
     * @param replicas 0 puts it to sleep
     * @param min bounds of its autoscaler from then on
     * @param wake back to the number that it had when it was put to sleep
     * @param next the next three times
     * @param lastDue the last time for which it was acted on
     */
    public record Rule(
            UUID id,
            String days,
            String time,
            String zone,
            @Nullable Integer replicas,
            @Nullable Integer min,
            @Nullable Integer max,
            boolean wake,
            String actor,
            @Nullable String reason,
            Instant created,
            List<Instant> next,
            @Nullable Instant lastDue) {}

    /** Input of {@code POST .../schedule}. */
    public record Add(
            @Nullable String days,
            @Nullable String time,
            @Nullable String zone,
            @Nullable Integer replicas,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Boolean wake,
            @Nullable String reason)
            implements Checked {
        private static final int MOST_PODS = 200;
        private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

        @Override
        public List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            if (days == null) faults.add(new Fault("days", "days is wanted: mon-fri, sat,sun or *"));
            if (time == null || !TIME.matcher(time).matches()) {
                faults.add(new Fault("time", "time is HH:MM of a day, got " + time));
            }
            if (zone == null) faults.add(new Fault("zone", "zone is wanted: Europe/Berlin, Asia/Shanghai, UTC"));
            boolean bounds = min != null || max != null;
            int deeds = (replicas == null ? 0 : 1) + (bounds ? 1 : 0) + (Boolean.TRUE.equals(wake) ? 1 : 0);
            if (deeds != 1) faults.add(new Fault("replicas", "give one of replicas, min and max, wake"));
            if (bounds && (min == null || max == null || min < 1 || max < min || max > MOST_PODS)) {
                faults.add(new Fault("min", "min and max are 1 to " + MOST_PODS + ", min not above max"));
            }
            if (replicas != null && (replicas < 0 || replicas > MOST_PODS)) {
                faults.add(new Fault("replicas", "replicas is 0 to " + MOST_PODS + ", got " + replicas));
            }
            return faults;
        }
    }
}
