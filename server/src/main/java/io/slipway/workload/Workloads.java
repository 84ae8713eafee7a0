package io.slipway.workload;

import io.slipway.api.Environment;
import io.slipway.api.PodView;
import io.slipway.mirror.EventRow;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

    Workloads(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** Pods of one app or of all; the newest of an app first. */
    public List<PodView> pods(Environment env, @Nullable String app) {
        return mirrors.list(env.cluster(), PodRow.class, new Scope(env.namespace(), app)).stream()
                .sorted(NEWEST)
                .map(pod -> pod.view(env.cluster()))
                .toList();
    }

    /** The newest events first; of one app: those about objects that bear its name. */
    public List<Happening> events(Environment env, @Nullable String app) {
        return mirrors.list(env.cluster(), EventRow.class, Scope.namespace(env.namespace())).stream()
                .filter(event -> app == null || concerns(event, app))
                .sorted(Comparator.comparing(EventRow::time).reversed())
                .limit(EVENTS)
                .map(event -> new Happening(
                        event.time(), event.type(), event.reason(), event.about(), event.message(), event.count()))
                .toList();
    }

    private static boolean concerns(EventRow event, String app) {
        String name = event.about().substring(event.about().indexOf('/') + 1);
        return name.equals(app) || name.startsWith(app + "-");
    }
}
