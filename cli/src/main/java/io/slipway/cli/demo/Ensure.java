package io.slipway.cli.demo;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates what is not there; a second demo finds what the first one left. Each call answers how many it made. */
final class Ensure {
    private static final int NOT_FOUND = 404;

    private final Api api;

    Ensure(Api api) {
        this.api = api;
    }

    int project(String project) {
        return thing("/projects", project, Map.of("name", project, "description", "the demo"));
    }

    int environment(String project, String env) {
        return thing(Api.path("projects", project, "envs"), env, Map.of("name", env));
    }

    int app(String project, String app, String git) {
        String list = Api.path("projects", project, "apps");
        int made = thing(list, app, Map.of("name", app, "git", git));
        String source = api.get(list + Api.path(app)).text("git", "");
        if (!source.equals(git)) {
            throw Trouble.failed(
                    "Exists",
                    "the app is taken",
                    project + "/" + app + " builds from " + source + ", the demo's repository is " + git,
                    List.of(),
                    "slipway app delete " + project + "/" + app);
        }
        return made;
    }

    private int thing(String list, String name, Map<String, String> wish) {
        @Nullable Doc there = find(list + Api.path(name));
        if (there == null) {
            api.post(list, wish);
            return 1;
        }
        return 0;
    }

    private @Nullable Doc find(String path) {
        try {
            return api.get(path);
        } catch (Trouble trouble) {
            if (trouble.problem().status() == NOT_FOUND) {
                return null;
            }
            throw trouble;
        }
    }
}
