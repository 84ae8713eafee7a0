package io.slipway.workload;

import io.slipway.access.Directory;
import io.slipway.api.Environment;
import io.slipway.api.PodView;
import io.slipway.mirror.EventRow;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What runs in an environment, as the mirror knows it. */
@Component
public class Workloads {
    private static final int EVENTS = 200;
    private static final Comparator<PodRow> NEWEST = Comparator.comparing(
                    (PodRow pod) -> Objects.requireNonNullElse(pod.app(), ""))
            .thenComparing(PodRow::created, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(PodRow::name);
    private final Mirrors mirrors;
    private final Directory directory;

    Workloads(Mirrors mirrors, Directory directory) {
        this.mirrors = mirrors;
        this.directory = directory;
    }

    /** Pods of one app or of all; the newest of an app first. */
    public List<PodView> pods(Environment env, @Nullable String app) {
        return mirrors.list(env.cluster(), PodRow.class, new Scope(env.namespace(), app)).stream()
                .sorted(NEWEST)
                .map(pod -> pod.view(env.cluster()))
                .toList();
    }

    /** The newest events first; of one app: those about its objects. */
    public List<Happening> events(Environment env, @Nullable String app) {
        Predicate<EventRow> wanted = app == null ? event -> true : of(env, app);
        return mirrors.list(env.cluster(), EventRow.class, Scope.namespace(env.namespace())).stream()
                .filter(wanted)
                .sorted(Comparator.comparing(EventRow::time).reversed())
                .limit(EVENTS)
                .map(event -> new Happening(
                        event.time(), event.type(), event.reason(), event.about(), event.message(), event.count()))
                .toList();
    }

    private Predicate<EventRow> of(Environment env, String app) {
        AppsOfObjects apps =
                AppsOfObjects.of(mirrors, env, directory.apps(env.project()).keySet());
        return event -> app.equals(apps.of(event.about(), app));
    }
}
