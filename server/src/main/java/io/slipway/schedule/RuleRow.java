package io.slipway.schedule;

import io.slipway.api.Schedule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is recorded.
 *
 * @param due when it is to be acted on next
 */
record RuleRow(
        UUID id,
        String project,
        String env,
        String app,
        String days,
        String time,
        String zone,
        @Nullable Integer replicas,
        @Nullable Integer least,
        @Nullable Integer most,
        boolean wake,
        String actor,
        @Nullable String reason,
        Instant created,
        Instant due,
        @Nullable Instant lastDue) {
    private static final int SHOWN = 3;

    Timing timing() {
        return Timing.of(days, time, zone);
    }

    /** As people wrote it. */
    String words() {
        String deed = wake
                ? "wake"
                : replicas == null ? least + " to " + most + " pods" : replicas == 0 ? "sleep" : replicas + " pods";
        return days + " " + time + " " + zone + ": " + deed;
    }

    Schedule.Rule view(Instant now) {
        return new Schedule.Rule(
                id,
                days,
                time,
                zone,
                replicas,
                least,
                most,
                wake,
                actor,
                reason,
                created,
                timing().after(now, SHOWN),
                lastDue);
    }
}
