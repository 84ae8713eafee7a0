package io.slipway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Many watchers of the same list, some of which are looked at closely by others. */
final class Crowd implements AutoCloseable {
    private final List<Watcher> watchers = new ArrayList<>();
    private final AtomicLong told = new AtomicLong();

    Crowd(Platform platform, String cluster, int count) throws IOException, InterruptedException {
        long from = seq(platform, cluster);
        for (int i = 0; i < count; i++) {
            watchers.add(new Watcher(platform, cluster, from, line -> told.incrementAndGet()));
        }
    }

    static long seq(Platform platform, String cluster) throws IOException, InterruptedException {
        return platform.call("GET", "/api/v1/clusters/%s/pods/table?size=1".formatted(cluster), null)
                .get("seq")
                .asLong();
    }

    /** Frames that all of them have got. */
    long told() {
        return told.get();
    }

    @Override
    public void close() throws IOException {
        for (Watcher watcher : watchers) watcher.close();
    }
}
