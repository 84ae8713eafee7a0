package io.slipway.e2e.chaos;

import io.slipway.e2e.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Judges from outside, by database, cluster, registry and processes. What may take a moment to come
 * right is asked again until its time is over; what must hold at all times is asked once.
 */
final class Oracle {
    private static final Duration CONVERGES = Duration.ofSeconds(45);
    private static final Duration STRAYS_END = Duration.ofSeconds(60);
    private final Platform platform;
    private final Ledger ledger;
    private final AuditCheck audit = new AuditCheck();
    private final ClusterCheck cluster;
    private final RegistryCheck registry;

    Oracle(Platform platform, Ledger ledger) {
        this.platform = platform;
        this.ledger = ledger;
        this.cluster = new ClusterCheck(platform, ledger);
        this.registry = new RegistryCheck(platform.port + 3);
    }

    /** Holds at any moment, also while the server is dead. */
    List<String> halfTags() {
        return registry.halves();
    }

    /** Everything, when nothing is under way any more. */
    List<String> faults() {
        List<String> faults = new java.util.ArrayList<>();
        faults.addAll(StepsCheck.faults(ledger));
        faults.addAll(audit.faults(ledger));
        faults.addAll(registry.faults(ledger));
        faults.addAll(within(STRAYS_END, () -> BuildersCheck.faults(platform, ledger)));
        faults.addAll(within(CONVERGES, cluster::faults));
        return faults;
    }

    private static List<String> within(Duration time, Supplier<List<String>> check) {
        Instant end = Instant.now().plus(time);
        while (true) {
            List<String> faults = check.get();
            if (faults.isEmpty() || Instant.now().isAfter(end)) return faults;
            java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
        }
    }
}
