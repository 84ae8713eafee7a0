package io.slipway.e2e.chaos;

import static io.slipway.e2e.Platform.await;

import io.slipway.e2e.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One kill in one act, everything put right again by the platform itself, and the oracle's judgement. */
final class Experiment {
    private static final Duration HEALS = Duration.ofMinutes(2);
    private final Site site;
    private final Kill kill;
    private final Deed deed;

    Experiment(Site site, Kill kill) {
        this.site = site;
        this.kill = kill;
        this.deed = Deed.of(site, kill);
    }

    Figures.Row run() {
        List<String> faults = new ArrayList<>();
        Visits.Since visitors = Visits.begin(site.visitors);
        deed.begin();
        LockSupport.parkNanos(Duration.ofMillis(kill.afterMillis()).toNanos());
        Instant killed = Instant.now();
        if (!kill.victim().kill(site.platform))
            System.out.println("  " + kill.victim() + " did not run at that moment");
        if (kill.act() == Act.build && kill.victim() != Victim.agent) faults.addAll(site.oracle.halfTags());
        if (kill.victim() == Victim.agent) revive(faults);
        faults.addAll(deed.end());
        heal();
        Visits visits = visitors.end();
        if (mustServe()) faults.addAll(visits.faults());
        faults.addAll(site.oracle.faults());
        return Figures.of(site, kill, killed, deed.operation(), visits, faults);
    }

    /** Nobody watches the agent: a person, or the machine's own init, calls {@code up} again. */
    private void revive(List<String> faults) {
        if (!kill.act().serves()) return;
        Run up = site.platform.up();
        if (up.exit() != 0) faults.add("up after the agent's death: " + up);
    }

    private void heal() {
        await("all parts are ready again", HEALS, () -> site.platform.status().exit() == 0);
        site.awaitReady();
    }

    private boolean mustServe() {
        return kill.act().serves() && !kill.victim().carriesTraffic();
    }
}
