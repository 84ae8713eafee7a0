package io.slipway.e2e.chaos;

import io.slipway.e2e.Run;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** {@code up} after {@code down}: comes up by itself, or at the latest when it is called again. */
final class UpDeed implements Deed {
    private final Site site;
    private CompletableFuture<Run> up = new CompletableFuture<>();

    UpDeed(Site site) {
        this.site = site;
    }

    @Override
    public void begin() {
        Run down = site.platform.down();
        if (down.exit() != 0) throw new AssertionError(down);
        up = CompletableFuture.supplyAsync(site.platform::up, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    public List<String> end() {
        Run first = up.join();
        Run last = first.exit() == 0 ? first : site.platform.up();
        return last.exit() == 0 ? List.of() : List.of("up does not come up, called twice: " + last);
    }
}
