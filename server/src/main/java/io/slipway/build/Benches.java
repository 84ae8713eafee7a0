package io.slipway.build;

import io.slipway.work.Operations;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Places at which builds run at the same time; a build that waits is woken when one gets free. */
@Component
class Benches {
    private final int places;
    // Asked for late: operations know the kinds of work, and builds are one.
    private final ObjectProvider<Operations> operations;
    private final Set<UUID> busy = new LinkedHashSet<>();
    private final Set<UUID> waiting = new LinkedHashSet<>();

    Benches(BuildSettings settings, ObjectProvider<Operations> operations) {
        this.places = settings.atOnce();
        this.operations = operations;
    }

    /** False while all are taken. */
    synchronized boolean take(UUID build) {
        if (!busy.contains(build) && busy.size() >= places) {
            waiting.add(build);
            return false;
        }
        waiting.remove(build);
        busy.add(build);
        return true;
    }

    /** For a build that goes on after a restart: it has had its place. */
    synchronized void keep(UUID build) {
        busy.add(build);
    }

    /** What is done while no build runs; nothing when one does. */
    synchronized void whenIdle(Quick act) throws IOException {
        if (busy.isEmpty()) act.run();
    }

    /** Over in a moment: builds wait for it. */
    interface Quick {
        Object run() throws IOException;
    }

    void free(UUID build) {
        Set<UUID> next;
        synchronized (this) {
            busy.remove(build);
            waiting.remove(build);
            next = new LinkedHashSet<>(waiting);
        }
        next.forEach(id -> operations.getObject().wake(id));
    }
}
