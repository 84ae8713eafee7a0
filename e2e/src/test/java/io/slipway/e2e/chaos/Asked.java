package io.slipway.e2e.chaos;

import io.slipway.e2e.Platform;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * A wish sent to a server that may die of it. What was acknowledged must be there exactly once; what
 * was not is there once or not at all, and is then asked for again.
 */
final class Asked {
    private final Site site;
    private final String server;
    private final String path;
    private final String body;
    private final String finder;
    private final String key;
    private CompletableFuture<Platform.Answer> first = new CompletableFuture<>();

    /**
     * @param server base URL of who is asked
     * @param finder SQL for the ids of what came of the wish, by its key
     */
    Asked(Site site, String server, String path, String body, String finder, String key) {
        this.site = site;
        this.server = server;
        this.path = path;
        this.body = body;
        this.finder = finder;
        this.key = key;
    }

    void send() {
        first = CompletableFuture.supplyAsync(
                () -> site.platform.at(server, "POST", path, body), Executors.newVirtualThreadPerTaskExecutor());
    }

    /** After a death in the midst of the request, which must have left nothing. */
    void again() {
        site.awaitReady();
        List<String> made = site.ledger.rows(finder, key);
        if (!made.isEmpty()) throw new AssertionError("not committed, yet there: " + path + " " + made);
        send();
    }

    /** The one operation that came of it. */
    UUID settle(List<String> faults) {
        Platform.Answer answer = first.join();
        site.awaitReady();
        List<String> made = site.ledger.rows(finder, key);
        if (answer.status() == 202 && made.size() != 1) {
            faults.add("acknowledged once, there " + made.size() + " times: " + path + " " + key);
        } else if (answer.status() != 202 && answer.status() != 0 && answer.status() != 503) {
            faults.add("answered " + answer + " instead of a clear yes or 503: " + path);
        }
        if (made.size() > 1) faults.add("made " + made.size() + " times: " + path + " " + key);
        if (made.isEmpty()) {
            Platform.Answer again = site.platform.api("POST", path, body);
            if (again.status() != 202) throw new AssertionError("asked again: " + again);
            made = site.ledger.rows(finder, key);
        }
        return UUID.fromString(made.getFirst());
    }
}
