package io.slipway.agent.router;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/**
 * The state file, written before each act, and HAProxy's own files, written soon after: changes that
 * come together share one writing.
 */
final class RouterFiles {
    private static final Duration DELAY = Duration.ofMillis(200);
    private final RouterSettings settings;
    private final StateFile state;
    private final Actor actor;
    private RouterState current;
    private boolean pending;

    RouterFiles(RouterSettings settings, Actor actor) throws IOException {
        this.settings = settings;
        this.actor = actor;
        this.state = new StateFile(settings.state());
        this.current = state.load(settings.pool());
    }

    RouterState loaded() {
        return current;
    }

    void save(RouterState next) throws IOException {
        state.save(next);
        current = next;
        if (!pending) {
            pending = true;
            actor.later(DELAY, "write HAProxy's configuration", this::configure);
        }
    }

    void configure() throws IOException {
        pending = false;
        Files.createDirectories(settings.socket().getParent());
        StateFile.replace(settings.hosts(), HaproxyConfig.mapFile(HaproxyConfig.hosts(current)));
        StateFile.replace(settings.names(), HaproxyConfig.mapFile(HaproxyConfig.names(current)));
        StateFile.replace(settings.config(), HaproxyConfig.render(settings, current));
    }
}
