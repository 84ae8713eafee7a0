package io.slipway.cli.verb;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Events;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells a build's log as it grows, beside its steps. */
final class BuildLog {
    private final Api api;
    private final Progress progress;
    private boolean started;

    BuildLog(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** Starts once, and only when asked for by {@code -v}. */
    void follow(String build) {
        if (!started && progress.verbose()) {
            started = true;
            Thread thread = new Thread(() -> read(build), "build-log");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void read(String build) {
        try (Events events = new Events(api.stream(build + "/log?follow=true", null))) {
            for (Events.@Nullable Event event = events.next();
                    event != null && !event.name().equals("end");
                    event = events.next()) {
                progress.say("    | " + event.data());
            }
        } catch (IOException | Trouble e) {
            progress.say("    | (the log stream ended early: " + e.getMessage() + ")");
        }
    }
}
