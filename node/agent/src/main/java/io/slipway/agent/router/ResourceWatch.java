package io.slipway.agent.router;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists one kind, then follows it from that version, for ever; what was known stays while it cannot. */
final class ResourceWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ResourceWatch.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 500;
    private final KubeApi api;
    private final String path;
    private final WatchTimes times;
    private final Sink sink;
    private final Thread thread;
    private volatile @Nullable String fault = "not listed yet";
    private volatile Instant since = Instant.now();
    private @Nullable String version;
    private int failures;

    /** Where objects go. Each call may repeat what is known. */
    interface Sink {
        void replace(List<JsonNode> all);

        void put(JsonNode object);

        void remove(JsonNode object);
    }

    ResourceWatch(String name, KubeApi api, String path, WatchTimes times, Sink sink) {
        this.api = api;
        this.path = path;
        this.times = times;
        this.sink = sink;
        this.thread = Thread.ofVirtual().name("watch-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Why nothing is followed now, null while it is. */
    @Nullable
    String fault() {
        return fault;
    }

    Instant since() {
        return since;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        do {
            try {
                if (version == null) {
                    version = list();
                }
                follow();
            } catch (VersionGone e) {
                version = null;
            } catch (IOException | RuntimeException e) {
                state(e.toString());
            }
        } while (rest());
    }

    /** Also after a good end, lest a server that ends each watch at once is asked in a tight loop. */
    private boolean rest() {
        try {
            Pause.millis(
                    Pause.backoff(failures++, times.first(), times.longest()).toMillis());
            return true;
        } catch (IOException interrupted) {
            return false;
        }
    }

    private void state(@Nullable String now) {
        if ((fault == null) != (now == null)) {
            since = Instant.now();
            LOG.log(Level.INFO, "watch of {0}: {1}", path, now == null ? "follows" : now);
        }
        fault = now;
    }

    private String list() throws IOException {
        var all = new ArrayList<JsonNode>();
        var next = "";
        while (true) {
            try (var body = api.get(path + "?limit=" + PAGE + (next.isEmpty() ? "" : "&continue=" + next))) {
                var page = JSON.readTree(body);
                page.path("items").forEach(all::add);
                next = page.path("metadata").path("continue").asString("");
                if (next.isEmpty()) {
                    sink.replace(all);
                    return page.path("metadata").path("resourceVersion").asString("");
                }
            }
        }
    }

    private void follow() throws IOException {
        // Apart in time, so that many watches are not renewed together.
        int seconds = 240 + ThreadLocalRandom.current().nextInt(120);
        var query =
                "?watch=true&allowWatchBookmarks=true&timeoutSeconds=%d&resourceVersion=%s".formatted(seconds, version);
        try (var body = api.get(path + query);
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            state(null);
            failures = 0;
            while (true) {
                var line = lines.readLine();
                if (line == null) {
                    return;
                }
                take(JSON.readTree(line));
            }
        }
    }

    private void take(JsonNode event) throws IOException {
        var object = event.path("object");
        switch (event.path("type").asString("")) {
            case "ADDED", "MODIFIED" -> sink.put(object);
            case "DELETED" -> sink.remove(object);
            case "BOOKMARK" -> {}
            default -> {
                // 410 in the stream, or an error we do not know: what was missed can only be listed.
                version = null;
                throw object.path("code").asInt(0) == 410 ? new VersionGone() : new IOException("watch error " + event);
            }
        }
        version = object.path("metadata").path("resourceVersion").asString("");
    }
}
