package io.slipway.e2e.chaos;

import io.slipway.e2e.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** {@code down}: after a second call at the latest nothing of the platform runs; then up again. */
final class DownDeed implements Deed {
    private final Site site;
    private CompletableFuture<Run> down = new CompletableFuture<>();

    DownDeed(Site site) {
        this.site = site;
    }

    @Override
    public void begin() {
        down = CompletableFuture.supplyAsync(() -> site.platform.down(), Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    public List<String> end() {
        List<String> faults = new ArrayList<>();
        Run first = down.join();
        Run last = first.exit() == 0 ? first : site.platform.down();
        if (last.exit() != 0) faults.add("down does not end, called twice: " + last);
        try {
            site.platform.traces().stream()
                    .filter(trace -> !trace.startsWith("folder "))
                    .forEach(trace -> faults.add("after down: " + trace));
        } catch (IOException e) {
            throw new IllegalStateException("the oracle cannot look for traces", e);
        }
        Run up = site.platform.up();
        if (up.exit() != 0) faults.add("up after down: " + up);
        return faults;
    }
}
