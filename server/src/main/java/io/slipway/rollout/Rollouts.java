package io.slipway.rollout;

import io.slipway.api.App;
import io.slipway.api.Artifact;
import io.slipway.api.Autoscale.Bounds;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.api.Page;
import io.slipway.api.Problem.Fault;
import io.slipway.api.Revision;
import io.slipway.api.Rollout;
import io.slipway.artifact.Artifacts;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import io.slipway.manifest.Environ;
import io.slipway.manifest.Hash;
import io.slipway.manifest.Manifests;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.store.Events;
import io.slipway.work.Operations;
import io.slipway.work.Start;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rollouts are asked for here: checked, given a revision, and started, in one transaction. */
@Component
public class Rollouts {
    private static final int LISTED = 100;

    private final RolloutStore store;
    private final RevisionStore revisions;
    private final RolloutViews views;
    private final RolloutConfig config;
    private final Environments environments;
    private final Apps apps;
    private final Artifacts artifacts;
    private final Pauses pauses;
    private final AutoscaleStore autoscales;
    private final Operations operations;
    private final Events events;
    private final Clock clock;

    Rollouts(
            RolloutStore store,
            RevisionStore revisions,
            RolloutViews views,
            RolloutConfig config,
            Environments environments,
            Apps apps,
            Artifacts artifacts,
            Pauses pauses,
            AutoscaleStore autoscales,
            Operations operations,
            Events events,
            Clock clock) {
        this.store = store;
        this.revisions = revisions;
        this.views = views;
        this.config = config;
        this.environments = environments;
        this.apps = apps;
        this.artifacts = artifacts;
        this.pauses = pauses;
        this.autoscales = autoscales;
        this.operations = operations;
        this.events = events;
        this.clock = clock;
    }

    /** Brings an artifact, or what serves in another environment, to this one. */
    @Transactional
    public Rollout deploy(String p, String e, String a, Rollout.Deploy wish, Actor actor) {
        return deploy(Ids.next(clock), p, e, a, wish, actor);
    }

    /** The same under an id the caller chose: asked for again, it is the one that is there. */
    @Transactional
    public Rollout deployOnce(UUID id, String p, String e, String a, Rollout.Deploy wish, Actor actor) {
        return store.find(id).map(views::of).orElseGet(() -> deploy(id, p, e, a, wish, actor));
    }

    private Rollout deploy(UUID id, String p, String e, String a, Rollout.Deploy wish, Actor actor) {
        Environment env = environments.get(p, e);
        App app = apps.get(p, a);
        refuseBadWish(env, wish);
        pauses.refuse(env, a);
        What what = wish.fromEnv() == null ? artifact(app, wish.artifact()) : promoted(env, app, wish);
        store.lock(p, e, a);
        Serving serving = store.serving(p, e, a).orElse(null);
        if (wish.replicas() != null && serving != null) refuseAgainstScaler(env, a, wish.replicas(), serving);
        int replicas = wish.replicas() != null
                ? wish.replicas()
                : serving != null ? serving.replicas() : config.replicas(env.envClass());
        RevisionRow revision =
                revision(env, what, app.port(), configOf(env, a, wish, serving), replicas, actor, wish.reason());
        return start(id, env, "deploy", revision, null, replicas, serving, actor, wish.reason());
    }

    /** Brings artifact, configuration and route target of a former revision back, as a new revision. */
    @Transactional
    public Rollout rollback(String p, String e, String a, Rollout.Rollback wish, Actor actor) {
        Environment env = environments.get(p, e);
        apps.get(p, a);
        refuseWithoutReason(env, wish.reason());
        pauses.refuse(env, a);
        store.lock(p, e, a);
        Serving serving = store.serving(p, e, a).orElse(null);
        RevisionRow former = former(env, a, wish.revision(), serving);
        int replicas = serving == null ? former.replicas() : serving.replicas();
        What what = new What(
                former.app(),
                former.digest(),
                former.image(),
                former.version(),
                former.sourceCommit(),
                former.health());
        RevisionRow revision = revision(env, what, former.port(), former.config(), replicas, actor, wish.reason());
        return start(Ids.next(clock), env, "rollback", revision, null, replicas, serving, actor, wish.reason());
    }

    /** New pods of the revision that serves. */
    @Transactional
    public Rollout restart(String p, String e, String a, Rollout.Restart wish, Actor actor) {
        Environment env = environments.get(p, e);
        refuseWithoutReason(env, wish.reason());
        pauses.refuse(env, a);
        return anew(env, a, wish.reason(), actor);
    }

    /** The same whatever is known of its cluster, and whoever held it there. */
    @Transactional
    Rollout anew(Environment env, String a, @Nullable String reason, Actor actor) {
        store.lock(env.project(), env.name(), a);
        Serving serving = serving(env, a);
        refuseWhileRunning(env, a);
        RevisionRow current = current(env, a, serving);
        return start(Ids.next(clock), env, "restart", current, null, serving.replicas(), serving, actor, reason);
    }

    /** Pods that are asked for; empty while it does not serve. */
    public Optional<Integer> asked(String p, String e, String a) {
        return store.serving(p, e, a).map(Serving::replicas);
    }

    public boolean known(UUID id) {
        return store.find(id).isPresent();
    }

    /** Whether one is under way that others wait for. */
    public boolean busy(String p, String e, String a) {
        return !running(p, e, a).isEmpty();
    }

    /** More or fewer pods of the generation that serves. */
    @Transactional
    public Rollout scale(String p, String e, String a, Rollout.Scale wish, Actor actor) {
        return scaleOnce(Ids.next(clock), p, e, a, wish, actor);
    }

    /** The same under an id the caller chose: asked for again, it is the one that is there. */
    @Transactional
    public Rollout scaleOnce(UUID id, String p, String e, String a, Rollout.Scale wish, Actor actor) {
        return store.find(id).map(views::of).orElseGet(() -> scale(id, p, e, a, wish, actor));
    }

    private Rollout scale(UUID id, String p, String e, String a, Rollout.Scale wish, Actor actor) {
        Environment env = environments.get(p, e);
        Refusal.ofFaults(wish);
        refuseWithoutReason(env, wish.reason());
        store.lock(p, e, a);
        Serving serving = serving(env, a);
        refuseWhileRunning(env, a);
        if (!Boolean.TRUE.equals(wish.force())) refuseAgainstScaler(env, a, wish.replicas(), serving);
        RevisionRow current = current(env, a, serving);
        return start(id, env, "scale", current, serving.mark(), wish.replicas(), serving, actor, wish.reason());
    }

    /**
     * From now on the number of pods follows the load within the bounds; with null it stays.
     *
     * @param running pods that are asked for at this moment
     */
    @Transactional
    Rollout autoscale(Environment env, String a, AutoscaleStore.Change change, int running) {
        refuseWithoutReason(env, change.reason());
        store.lock(env.project(), env.name(), a);
        Serving serving = serving(env, a);
        refuseWhileRunning(env, a);
        autoscales.set(env.project(), env.name(), a, change);
        Bounds bounds = change.bounds();
        // One that sleeps goes on sleeping.
        int replicas = serving.replicas() == 0 ? 0 : bounds == null ? running : bounds.hold(running);
        Map<String, Object> data = new HashMap<>();
        data.put("on", bounds != null);
        if (bounds != null) data.put("bounds", bounds);
        if (change.reason() != null) data.put("reason", change.reason());
        events.record(Event.of("app.autoscaled", change.actor(), data).in(env.project(), env.name(), a));
        return start(
                change.rollout(),
                env,
                "autoscale",
                current(env, a, serving),
                serving.mark(),
                replicas,
                serving,
                change.actor(),
                change.reason());
    }

    /** To sleep and to wake are not what an autoscaler does. */
    private void refuseAgainstScaler(Environment env, String app, int replicas, Serving serving) {
        Bounds bounds = autoscales.bounds(env.project(), env.name(), app).orElse(null);
        if (bounds == null || replicas == 0 || serving.replicas() == 0) return;
        String space = env.project() + "/" + env.name();
        throw Refusal.of(
                Code.IllegalMove,
                "the autoscaler of %s in %s sets its number of pods, %d to %d: it would change yours at its next look"
                        .formatted(app, space, bounds.min(), bounds.max()),
                "'slipway %s autoscale %s --min N --max N' changes its bounds, --off ends it; --force sets the number until its next look"
                        .formatted(space, app));
    }

    /** Begins what was cut off from the start, unless something serves by now. */
    @Transactional
    void again(RolloutRow cutOff, Actor actor, String reason) {
        Environment env = environments.get(cutOff.project(), cutOff.env());
        store.lock(cutOff.project(), cutOff.env(), cutOff.app());
        if (store.serving(cutOff.project(), cutOff.env(), cutOff.app()).isPresent()) return;
        refuseWhileRunning(env, cutOff.app());
        RevisionRow revision = revisions
                .find(cutOff.project(), cutOff.env(), cutOff.app(), cutOff.revision())
                .orElseThrow();
        start(Ids.next(clock), env, cutOff.kind(), revision, null, cutOff.replicas(), null, actor, reason);
    }

    public Rollout get(String p, String e, UUID id) {
        return store.find(id)
                .filter(row -> row.project().equals(p) && row.env().equals(e))
                .map(views::of)
                .orElseThrow(() -> unknown(p, e, id));
    }

    /** One of an app that is not for this reader is not there. */
    Rollout get(String p, String e, UUID id, Predicate<@Nullable String> apps) {
        return store.find(id)
                .filter(row -> row.project().equals(p) && row.env().equals(e) && apps.test(row.app()))
                .map(views::of)
                .orElseThrow(() -> unknown(p, e, id));
    }

    private static Refusal unknown(String p, String e, UUID id) {
        return Refusal.of(Code.NotFound, "there is no rollout " + id + " in " + p + "/" + e);
    }

    /** Newest first. */
    public Page<Rollout> list(String p, String e, String a) {
        return Page.of(views.of(store.list(p, e, a, LISTED)));
    }

    /** Newest first. */
    public Page<Revision> revisions(String p, String e, String a) {
        int current = store.serving(p, e, a).map(Serving::revision).orElse(0);
        return Page.of(revisions.list(p, e, a, LISTED).stream()
                .map(row -> row.view(row.n() == current))
                .toList());
    }

    /** Ends what runs and forgets what was: for an app or, with null, an environment that is deleted. */
    @Transactional
    public void forget(String p, String e, @Nullable String a) {
        List<String> names = a == null ? apps.list(p).stream().map(App::name).toList() : List.of(a);
        for (String name : names) {
            for (UUID open : operations.open(new RolloutSpec(p, e, name).lane())) {
                store.supersede(open, open);
                operations.cancel(open);
            }
        }
        store.forget(p, e, a);
    }

    /** What a revision brings besides configuration. */
    private record What(
            String app,
            String digest,
            String image,
            String version,
            String sourceCommit,
            @Nullable String health) {}

    private What artifact(App app, @Nullable String name) {
        Artifact found = artifacts.get(app.project(), app.name(), name);
        return new What(app.name(), found.digest(), found.image(), found.version(), found.commit(), found.health());
    }

    private What promoted(Environment env, App app, Rollout.Deploy wish) {
        String from = Objects.requireNonNull(wish.fromEnv());
        environments.get(env.project(), from);
        RevisionRow there = store.serving(env.project(), from, app.name())
                .flatMap(s -> revisions.find(env.project(), from, app.name(), s.revision()))
                .orElseThrow(() -> Refusal.of(
                        Code.IllegalMove,
                        "%s does not serve in %s/%s".formatted(app.name(), env.project(), from),
                        "deploy it there first"));
        return new What(
                app.name(), there.digest(), there.image(), there.version(), there.sourceCommit(), there.health());
    }

    private Map<String, String> configOf(Environment env, String app, Rollout.Deploy wish, @Nullable Serving serving) {
        if (wish.config() != null) return wish.config();
        return serving == null ? Map.of() : current(env, app, serving).config();
    }

    private RevisionRow former(Environment env, String app, @Nullable Integer wanted, @Nullable Serving serving) {
        Integer n = wanted != null ? wanted : serving == null ? null : serving.previous();
        if (n == null) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "%s/%s has no revision of %s that served before".formatted(env.project(), env.name(), app),
                    "name the revision to go back to");
        }
        RevisionRow former = revisions
                .find(env.project(), env.name(), app, n)
                .orElseThrow(() -> Refusal.of(
                        Code.NotFound, "%s in %s/%s has no revision %d".formatted(app, env.project(), env.name(), n)));
        if (artifacts.find(env.project(), app, former.digest()).isEmpty()) {
            throw Refusal.of(
                    Code.NotFound,
                    "the image of revision %d, %s, is no longer kept".formatted(n, former.digest()),
                    "choose another revision");
        }
        return former;
    }

    private RevisionRow revision(
            Environment env,
            What what,
            int port,
            Map<String, String> variables,
            int replicas,
            Actor actor,
            @Nullable String reason) {
        RevisionRow revision = new RevisionRow(
                Ids.next(clock),
                env.project(),
                env.name(),
                what.app(),
                revisions.next(env.project(), env.name(), what.app()),
                what.digest(),
                what.image(),
                what.version(),
                what.sourceCommit(),
                what.health(),
                port,
                variables,
                Hash.of(variables),
                0,
                Manifests.TEMPLATE,
                null,
                replicas,
                actor.user(),
                reason,
                clock.instant());
        revisions.insert(revision);
        return revision;
    }

    private Rollout start(
            UUID id,
            Environment env,
            String kind,
            RevisionRow revision,
            @Nullable String mark,
            int replicas,
            @Nullable Serving serving,
            Actor actor,
            @Nullable String reason) {
        RolloutSpec spec = new RolloutSpec(env.project(), env.name(), revision.app());
        List<UUID> superseded = operations.open(spec.lane());
        for (UUID open : superseded) {
            store.supersede(open, id);
            operations.cancel(open);
        }
        RolloutRow row = new RolloutRow(
                id,
                env.project(),
                env.name(),
                revision.app(),
                kind,
                revision.n(),
                serving == null ? null : serving.revision(),
                revision.version(),
                null,
                Optional.ofNullable(mark).orElse(id.toString()),
                replicas,
                null,
                null,
                null,
                null,
                null,
                actor,
                reason,
                clock.instant(),
                null);
        store.insert(row);
        operations.start(
                id,
                Start.of(RolloutWork.KIND, spec, actor)
                        .in(env.project(), env.name(), revision.app())
                        .lane(spec.lane()));
        Map<String, Object> data = new HashMap<>(Map.of(
                "id", id, "kind", kind, "revision", revision.n(), "version", revision.version(), "replicas", replicas));
        if (serving != null) data.put("from", serving.revision());
        if (!superseded.isEmpty()) data.put("supersedes", superseded);
        events.record(Event.of("rollout.started", actor, data)
                .in(env.project(), env.name(), revision.app())
                .about("rollout/" + id));
        return views.of(store.find(id).orElseThrow());
    }

    private Serving serving(Environment env, String app) {
        apps.get(env.project(), app);
        return store.serving(env.project(), env.name(), app)
                .orElseThrow(() -> Refusal.of(
                        Code.IllegalMove,
                        "%s does not serve in %s/%s yet".formatted(app, env.project(), env.name()),
                        "deploy it first"));
    }

    private RevisionRow current(Environment env, String app, Serving serving) {
        return revisions
                .find(env.project(), env.name(), app, serving.revision())
                .orElseThrow();
    }

    private List<UUID> running(String p, String e, String a) {
        return operations.open(new RolloutSpec(p, e, a).lane()).stream()
                .filter(id -> !store.superseded(id))
                .toList();
    }

    private void refuseWhileRunning(Environment env, String app) {
        List<UUID> open = running(env.project(), env.name(), app);
        if (!open.isEmpty()) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "rollout %s of %s in %s/%s is not over".formatted(open.getFirst(), app, env.project(), env.name()),
                    "wait for its end; a deploy or a rollback would take its place");
        }
    }

    static void refuseWithoutReason(Environment env, @Nullable String reason) {
        if (env.envClass() == EnvClass.prod && (reason == null || reason.isBlank())) {
            throw Refusal.of(
                    Code.ReasonNeeded,
                    "%s/%s is of class prod: say why".formatted(env.project(), env.name()),
                    "add --reason \"...\"");
        }
    }

    private static void refuseBadWish(Environment env, Rollout.Deploy wish) {
        List<Fault> faults = new ArrayList<>(wish.faults());
        if (wish.config() != null) {
            wish.config().forEach((name, value) -> checkVariable(name, value, faults));
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
        refuseWithoutReason(env, wish.reason());
    }

    private static void checkVariable(String name, @Nullable String value, List<Fault> faults) {
        if (!Environ.legal(name)) {
            faults.add(new Fault("config." + name, "'" + name + "' is no name of an environment variable"));
        }
        if (Environ.reserved(name)) {
            faults.add(new Fault("config." + name, name + " is set by the platform; choose another name"));
        }
        if (value == null) faults.add(new Fault("config." + name, name + " has no value"));
    }
}
