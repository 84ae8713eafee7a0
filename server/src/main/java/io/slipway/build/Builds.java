package io.slipway.build;

import io.slipway.api.App;
import io.slipway.api.Build;
import io.slipway.api.Page;
import io.slipway.api.Problem;
import io.slipway.artifact.Tags;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import io.slipway.health.Disk;
import io.slipway.project.Apps;
import io.slipway.store.DatabaseFault;
import io.slipway.store.Events;
import io.slipway.work.Operation;
import io.slipway.work.Operations;
import io.slipway.work.Start;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Builds of apps: asked for, looked at, cancelled. */
@Component
public class Builds {
    private final BuildStore store;
    private final Operations operations;
    private final Apps apps;
    private final BuildLog log;
    private final Events events;
    private final Clock clock;
    private final BuildSettings settings;
    private final Disk disk;

    Builds(
            BuildStore store,
            Operations operations,
            Apps apps,
            BuildLog log,
            Events events,
            Clock clock,
            BuildSettings settings,
            Disk disk) {
        this.store = store;
        this.operations = operations;
        this.apps = apps;
        this.log = log;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
        this.disk = disk;
    }

    /**
     * Asks for a build; it runs as an operation with the build's id.
     *
     * @param ref branch, tag or commit, null for the app's own
     * @param key a second call with the same key finds the first build
     */
    @Transactional
    public Build start(String project, String appName, @Nullable String ref, Actor actor, @Nullable String key) {
        App app = apps.get(project, appName);
        disk.need(settings.folder(), "no build is started");
        String wanted = ref == null || ref.isBlank() ? app.ref() : ref;
        UUID id = Ids.next(clock);
        var spec = new BuildSpec(app.git(), wanted, app.dir(), app.module(), app.skipTests(), app.port());
        // First the row: as soon as the operation is there, its steps may look for it.
        store.insert(id, project, appName, wanted);
        UUID started = operations.start(
                id,
                Start.of(BuildWork.KIND, spec, actor)
                        .in(project, null, appName)
                        .lane("build/" + project + "/" + appName)
                        .key(key == null ? null : "build/" + project + "/" + appName + "/" + key));
        if (!started.equals(id)) {
            store.delete(id);
            return get(started);
        }
        Build build = get(id);
        events.record(Event.of("build.queued", actor, Map.of("id", id, "number", build.number(), "ref", wanted))
                .in(project, null, appName)
                .about(BuildWork.KIND + "/" + id));
        return build;
    }

    public Build get(UUID id) {
        return view(store.find(id).orElseThrow(() -> Refusal.of(Code.NotFound, "build " + id + " does not exist")));
    }

    public Build get(String project, String app, int number) {
        return view(row(project, app, number));
    }

    /** Newest first; {@code cursor} is the number that the last page ended with. */
    public Page<Build> list(String project, String app, int size, @Nullable String cursor) {
        apps.get(project, app);
        int below = cursor == null ? Integer.MAX_VALUE : number(cursor);
        List<BuildRow> rows = store.list(project, app, below, size + 1);
        List<BuildRow> shown = rows.subList(0, Math.min(size, rows.size()));
        Map<UUID, Operation> found =
                operations.get(shown.stream().map(BuildRow::id).toList());
        String next = rows.size() > size ? Integer.toString(shown.getLast().number()) : null;
        return new Page<>(
                shown.stream().map(row -> view(row, found.get(row.id()))).toList(), store.count(project, app), next);
    }

    private static int number(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("cursor", "'" + cursor + "' is not a cursor of this list");
        }
    }

    public Build cancel(String project, String app, int number) {
        BuildRow row = row(project, app, number);
        if (operations.get(row.id()).phase().ended()) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "build " + number + " of " + project + "/" + app + " is over: "
                            + view(row).state());
        }
        operations.cancel(row.id());
        return get(row.id());
    }

    /** Forgets what was built of an app that is deleted; what runs is cancelled. */
    @Transactional
    public void forget(String project, String app) {
        operations.open("build/" + project + "/" + app).forEach(operations::cancel);
        store.forget(project, app).forEach(log::forget);
    }

    UUID id(String project, String app, int number) {
        return row(project, app, number).id();
    }

    boolean over(UUID id) {
        try {
            return operations.find(id).map(op -> op.phase().ended()).orElse(true);
        } catch (DataAccessException e) {
            // Not known for the moment: who follows the log goes on doing so.
            if (DatabaseFault.of(e).isEmpty()) throw e;
            return false;
        }
    }

    private BuildRow row(String project, String app, int number) {
        return store.find(project, app, number)
                .orElseThrow(() -> Refusal.of(
                        Code.NotFound, "build " + number + " of app " + project + "/" + app + " does not exist"));
    }

    private Build view(BuildRow row) {
        Operation op = operations.get(row.id());
        // What its end wrote to both was not yet in the row that was read before it.
        return view(op.phase().ended() ? store.find(row.id()).orElse(row) : row, op);
    }

    private static Build view(BuildRow row, @Nullable Operation op) {
        if (op == null) throw new IllegalStateException("build " + row.id() + " has no operation");
        String commit = row.commit();
        Problem problem = op.problem();
        String revision = commit == null ? null : commit.substring(0, Math.min(12, commit.length()));
        String artifact = row.artifact() == null || revision == null ? null : Tags.of(row.tagTime(), revision);
        return new Build(
                row.id(),
                row.project(),
                row.app(),
                row.number(),
                row.ref(),
                commit,
                row.message(),
                op.phase(),
                row.testing() && !op.phase().ended() ? "Testing" : op.state(),
                row.stage(),
                problem != null ? problem.detail() : row.digest() == null ? null : row.image() + "@" + row.digest(),
                row.digest(),
                row.image(),
                artifact,
                revision,
                op.actor().user(),
                op.created(),
                op.finished(),
                op.steps(),
                problem);
    }
}
