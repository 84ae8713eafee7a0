package io.slipway.rollout;

import io.slipway.api.App;
import io.slipway.api.AppStatus;
import io.slipway.api.Environment;
import io.slipway.api.PodView;
import io.slipway.api.Rollout;
import io.slipway.api.Route;
import io.slipway.mirror.DeploymentRow;
import io.slipway.mirror.Mirrors;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.route.Routes;
import io.slipway.workload.Workloads;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an app is in an environment right now: the record, the cluster and the routes in one look. */
@Component
class AppStatuses {
    private final Environments environments;
    private final Apps apps;
    private final RolloutStore rollouts;
    private final RevisionStore revisions;
    private final RolloutViews views;
    private final Workloads workloads;
    private final Mirrors mirrors;
    private final Routes routes;

    AppStatuses(
            Environments environments,
            Apps apps,
            RolloutStore rollouts,
            RevisionStore revisions,
            RolloutViews views,
            Workloads workloads,
            Mirrors mirrors,
            Routes routes) {
        this.environments = environments;
        this.apps = apps;
        this.rollouts = rollouts;
        this.revisions = revisions;
        this.views = views;
        this.workloads = workloads;
        this.mirrors = mirrors;
        this.routes = routes;
    }

    /** @param seen which apps the reader sees */
    List<AppStatus> list(String project, String envName, Predicate<@Nullable String> seen) {
        Environment env = environments.get(project, envName);
        return apps.list(project).stream()
                .filter(app -> seen.test(app.name()))
                .map(app -> status(env, app))
                .toList();
    }

    AppStatus get(String project, String env, String app) {
        return status(environments.get(project, env), apps.get(project, app));
    }

    private AppStatus status(Environment env, App app) {
        Serving serving =
                rollouts.serving(env.project(), env.name(), app.name()).orElse(null);
        RevisionRow revision = serving == null
                ? null
                : revisions
                        .find(env.project(), env.name(), app.name(), serving.revision())
                        .orElse(null);
        Optional<DeploymentRow> workload =
                mirrors.find(env.cluster(), DeploymentRow.class, env.namespace(), app.name());
        Rollout latest = rollouts.list(env.project(), env.name(), app.name(), 1).stream()
                .map(views::of)
                .findFirst()
                .orElse(null);
        List<Route> ways = routes.of(env.project(), env.name(), app.name());
        List<PodView> pods = workloads.pods(env, app.name());
        int ready = workload.map(DeploymentRow::ready).orElse(0);
        int desired = workload.map(DeploymentRow::desired).orElse(0);
        boolean away = mirrors.away(env.cluster());
        AppStatus.Pause pause = workload.map(Pauses::of).orElse(null);
        return new AppStatus(
                env.project(),
                env.name(),
                app.name(),
                new Answer(env, app.name(), revision, latest, ways, ready, desired, away).sentence()
                        + (pause == null ? "" : " Its rollouts are paused " + pause.words() + "."),
                revision == null ? null : revision.n(),
                revision == null ? null : revision.version(),
                revision == null ? null : revision.digest(),
                serving == null ? null : serving.since(),
                ready,
                desired,
                pods,
                ways,
                latest,
                pause);
    }

    /** The one sentence a visitor came for. */
    record Answer(
            Environment env,
            String app,
            @Nullable RevisionRow revision,
            @Nullable Rollout latest,
            List<Route> routes,
            int ready,
            int desired,
            boolean away) {

        String sentence() {
            String now = now();
            if (latest == null || latest.state().equals("Succeeded")) return now;
            if (!latest.phase().ended()) {
                return "Revision %d is on its way (%s). %s".formatted(latest.revision(), latest.state(), now);
            }
            return "The last %s, of revision %d, ended %s%s. %s"
                    .formatted(
                            latest.kind(),
                            latest.revision(),
                            latest.state(),
                            latest.cause() == null ? "" : " (" + latest.cause() + ")",
                            now);
        }

        private String now() {
            if (revision == null) return "%s does not serve in %s/%s yet.".formatted(app, env.project(), env.name());
            String what = "%s %s (revision %d)".formatted(app, revision.version(), revision.n());
            if (away) return "%s is meant to serve; the cluster %s does not answer.".formatted(what, env.cluster());
            if (desired == 0) return what + " is scaled to no pods.";
            String where = routes.stream()
                    .findFirst()
                    .map(route -> " at " + route.url())
                    .orElse("");
            String verb = ready == 0 ? "does not serve" : ready < desired ? "serves with fewer pods" : "serves";
            return "%s %s%s: %d of %d pods ready.".formatted(what, verb, where, ready, desired);
        }
    }
}
