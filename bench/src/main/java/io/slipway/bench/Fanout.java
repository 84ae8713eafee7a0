package io.slipway.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** P12: what events cost to take in and to tell a thousand readers. */
final class Fanout implements Metric {
    private static final int PODS = 10_000;
    private static final int WATCHERS = 1_000;
    private static final int CHANGES = 50;
    private static final int MANY_CHANGES = 1_000;
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration REST = Duration.ofSeconds(5);

    private final Goals goals;

    Fanout(Goals goals) {
        this.goals = goals;
    }

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        try (Rig rig = new Rig(1, PODS)) {
            rig.attach();
            rig.rate(MANY_CHANGES);
            // The first thousands are taken in by code that is not compiled yet.
            LockSupport.parkNanos(TIME.toNanos());
            double taking = rig.platform().cores(TIME);
            rig.rate(0);
            LockSupport.parkNanos(REST.toNanos());
            double idle = rig.platform().cores(REST);
            double event = (taking - idle) / MANY_CHANGES * 1e6;
            long before = rig.live();
            try (Crowd crowd = new Crowd(rig.platform(), "c0", WATCHERS)) {
                LockSupport.parkNanos(REST.toNanos());
                rig.rate(CHANGES);
                LockSupport.parkNanos(TIME.toNanos());
                long told = crowd.told();
                double cores = rig.platform().cores(TIME);
                told = crowd.told() - told;
                rig.rate(0);
                double watcher = (rig.live() - before) / 1024.0 / WATCHERS;
                String note =
                        "%,d watchers, %d changes of 10,000 pods a second for %d s: %,d frames; idle it used %.3f cores"
                                .formatted(WATCHERS, CHANGES, TIME.toSeconds(), told, idle);
                return List.of(
                        goals.judge(
                                "P12",
                                "an event taken in",
                                Estimate.exact(event),
                                "CPU of the server at %,d events a second, less what it uses idle"
                                        .formatted(MANY_CHANGES)),
                        goals.judge("P12", "1,000 watchers at 50 events/s", Estimate.exact(cores), note),
                        goals.judge(
                                "P12",
                                "memory of a watcher",
                                Estimate.exact(watcher),
                                "reachable objects, half of a minute after they came"));
            }
        }
    }
}
