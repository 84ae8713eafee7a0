package io.slipway.agent.part;

import io.slipway.agent.os.Pid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the disk knows of a part: enough to find its process again and to end it without its plan.
 *
 * @param order of its first start on this machine
 * @param pid null between the intent to start and the start
 */
record PartRecord(
        String name,
        String plan,
        String fingerprint,
        int rank,
        int order,
        @Nullable Pid pid,
        Instant since,
        int restarts,
        String stopSignal,
        int stopSeconds,
        List<String> unmount,
        List<String> cgroups,
        String log) {

    static PartRecord intent(PartSpec spec, int order, int restarts, String log) {
        return new PartRecord(
                spec.name(),
                spec.plan(),
                spec.fingerprint(),
                spec.rank(),
                order,
                null,
                Instant.now(),
                restarts,
                spec.stopSignal(),
                spec.part().stopSeconds(),
                spec.part().unmount(),
                spec.part().cgroups(),
                log);
    }

    PartRecord running(Pid found) {
        return new PartRecord(
                name,
                plan,
                fingerprint,
                rank,
                order,
                found,
                since,
                restarts,
                stopSignal,
                stopSeconds,
                unmount,
                cgroups,
                log);
    }
}
