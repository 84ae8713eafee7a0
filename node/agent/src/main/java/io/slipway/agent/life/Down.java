package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Settings;
import io.slipway.agent.daemon.AllDown;
import io.slipway.agent.daemon.DaemonLock;
import io.slipway.agent.os.Deadline;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code down}: needs no daemon, no checkout and no memory but the data folder. */
final class Down {
    private final Options options;
    private final Places places;
    private final Screen screen = new Screen();
    private final List<String> removed = new ArrayList<>();
    private final List<String> stays = new ArrayList<>();

    Down(Options options) {
        this.options = options;
        this.places = options.places();
    }

    int run() {
        if (!Files.isDirectory(places.agent())) {
            screen.note("nothing of Slipway is in " + places.data());
            if (options.is("cache")) purgeCache();
            return end();
        }
        try (UpLock _ = UpLock.take(places, "down")) {
            new AgentProcess(places).end();
            try (DaemonLock _ = lock()) {
                Settings.read(places).ifPresent(this::stop);
                if (options.is("purge")) purge();
            }
        }
        if (options.is("cache")) purgeCache();
        return end();
    }

    private void stop(Settings settings) {
        stays.addAll(AllDown.of(settings, part -> screen.done(part + " ended"), this::removed));
    }

    /** The daemon is gone, so only another command can hold it, and not for long. */
    private DaemonLock lock() {
        Deadline end = Deadline.in(Duration.ofSeconds(20));
        while (true) {
            Optional<DaemonLock> lock = DaemonLock.take(places);
            if (lock.isPresent()) return lock.get();
            if (end.over())
                throw new Fault("another process works on " + places.data() + "; try again when it is done");
            Deadline.pause(Duration.ofMillis(100));
        }
    }

    private void purge() {
        Purge purge = new Purge(places);
        stays.addAll(purge.run(stays.isEmpty()));
        purge.removed().forEach(this::removed);
    }

    private void purgeCache() {
        if (!Files.isDirectory(Life.cache())) return;
        stays.addAll(Purge.folder(Life.cache()));
        removed("cache " + Life.cache());
    }

    private void removed(String what) {
        removed.add(what);
        screen.done("removed " + what);
    }

    private int end() {
        if (options.is("purge")) {
            screen.note("Debian packages stay"
                    + (options.is("cache")
                            ? ""
                            : ", and the cache " + Life.cache() + " (remove it with --purge --cache)"));
        } else if (Files.isDirectory(places.data())) {
            screen.note("the data stays in " + places.data() + " (remove it with --purge)");
        }
        stays.forEach(what -> screen.fault("could not remove: " + what));
        if (options.json()) {
            Map<String, List<String>> answer = new LinkedHashMap<>();
            answer.put("removed", removed);
            answer.put("stays", stays);
            Screen.result(Json.write(answer));
        }
        return stays.isEmpty() ? 0 : 1;
    }
}
