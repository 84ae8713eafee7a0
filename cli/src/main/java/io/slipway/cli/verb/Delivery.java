package io.slipway.cli.verb;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The acts that take time: started by a request, followed to their end with their progress told. */
public final class Delivery {
    private static final int LOG_TAIL = 15;

    private final Api api;
    private final Progress progress;
    private final Duration deadline;

    public Delivery(Api api, Progress progress, Duration deadline) {
        this.api = api;
        this.progress = progress;
        this.deadline = deadline;
    }

    public Doc build(String project, String app, Map<String, ?> body) {
        String path = Api.path("projects", project, "apps", app, "builds");
        Doc started = api.post(path, body);
        if (deadline.isZero() || api.dry()) {
            return started;
        }
        String one = path + "/" + started.number("number", 0);
        BuildLog log = new BuildLog(api, progress);
        return operation().follow(one, "app/" + project + "/" + app, build -> {
            log.follow(one);
            progress.operation("build " + build.number("number", 0), build);
        });
    }

    /** {@code act} is deploy, rollback, restart or scale. */
    public Doc rollout(Space space, String app, String act, Map<String, ?> body) {
        return followed(space, app, api.post(space.path(app) + "/" + act, body));
    }

    /** To its end, one that was started. */
    Doc followed(Space space, String app, Doc started) {
        if (deadline.isZero() || api.dry()) {
            return started;
        }
        String id = started.text("id", "");
        return operation()
                .follow(
                        space.path() + Api.path("rollouts", id),
                        topics(space, app),
                        rollout -> tell(space, app, rollout));
    }

    public Doc ship(Space space, String app, Map<String, ?> body) {
        Doc started = api.post(space.path(app) + "/ship", body);
        if (deadline.isZero() || api.dry()) {
            return started;
        }
        BuildLog log = new BuildLog(api, progress);
        return operation()
                .follow(space.path(app) + Api.path("ships", started.text("id", "")), topics(space, app), ship -> {
                    Doc build = ship.at("build");
                    if (!build.missing()) {
                        log.follow(Api.path("projects", space.project(), "apps", app, "builds") + "/"
                                + build.number("number", 0));
                        progress.operation("build " + build.number("number", 0), build);
                    }
                    if (!ship.at("rollout").missing()) {
                        tell(space, app, ship.at("rollout"));
                    }
                });
    }

    /** The last lines of a build's log, the evidence of its failure. */
    List<String> logTail(String project, String app, Doc build) {
        String path = Api.path("projects", project, "apps", app, "builds") + "/" + build.number("number", 0) + "/log";
        Deque<String> tail = new ArrayDeque<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(api.stream(path, null), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                tail.add(line);
                if (tail.size() > LOG_TAIL) {
                    tail.remove();
                }
            }
        } catch (IOException | Trouble e) {
            tail.add("(the build log cannot be read: " + e.getMessage() + ")");
        }
        return List.copyOf(tail);
    }

    private void tell(Space space, String app, Doc rollout) {
        progress.operation("rollout", rollout);
        String state = rollout.text("state", "");
        if (state.equals("Progressing") || state.equals("Proving") || Operation.ended(rollout)) {
            progress.pods(app, rollout.number("revision", 0), api.all(space.path() + "/pods"));
        }
    }

    private static String topics(Space space, String app) {
        return "app/" + space.project() + "/" + app + ",pods/" + space;
    }

    private Operation operation() {
        return new Operation(api, deadline);
    }
}
