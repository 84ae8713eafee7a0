package io.slipway.cli;

import io.slipway.api.App;
import io.slipway.api.AppStatus;
import io.slipway.api.Build;
import io.slipway.api.Environment;
import io.slipway.api.Me;
import io.slipway.api.Page;
import io.slipway.api.Phase;
import io.slipway.api.PodView;
import io.slipway.api.Problem;
import io.slipway.api.Project;
import io.slipway.api.Rollout;
import io.slipway.api.Route;
import io.slipway.api.ShipView;
import io.slipway.api.StepView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wire records of a small world: project demo, environments dev and prod, app web. */
final class Records {
    static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    static final String VERSION = "20260101000000-0123456789ab";
    static final String DIGEST = "sha256:" + "a".repeat(64);

    private Records() {}

    static Me me() {
        return new Me("lin", "Lin", true, Map.of(), List.of());
    }

    static Project project(String name) {
        return new Project(ID, name, null, "lin", THEN, 2, 1);
    }

    static Environment env(String project, String name) {
        Environment.EnvClass kind = name.equals("prod") ? Environment.EnvClass.prod : Environment.EnvClass.dev;
        return new Environment(ID, project, name, kind, "local", project + "-" + name, "Ready", THEN);
    }

    static App app(String name) {
        return new App(
                ID,
                "demo",
                name,
                "demo",
                "/srv/" + name,
                "main",
                ".",
                null,
                "jib",
                8080,
                false,
                null,
                null,
                null,
                THEN);
    }

    static Page<App> apps(String... names) {
        return Page.of(Stream.of(names).map(Records::app).toList());
    }

    static Build build(Phase phase, String state, @Nullable String stage, @Nullable String message) {
        boolean good = phase == Phase.SUCCEEDED;
        return new Build(
                ID,
                "demo",
                "web",
                7,
                "main",
                "0123456789abcdef0123456789abcdef01234567",
                "Greet",
                phase,
                state,
                stage,
                message,
                good ? DIGEST : null,
                "127.0.0.1:7803/demo/web",
                good ? VERSION : null,
                "0123456789ab",
                "lin",
                THEN,
                phase.ended() ? THEN.plusSeconds(9) : null,
                List.of(new StepView("clone", Phase.SUCCEEDED, "0123456789ab Greet", THEN, THEN.plusMillis(800))),
                null);
    }

    static Rollout rollout(String kind, Phase phase, String state, @Nullable String cause, @Nullable String message) {
        return new Rollout(
                ID,
                "demo",
                "dev",
                "web",
                kind,
                4,
                3,
                VERSION,
                null,
                phase,
                state,
                cause,
                message,
                phase == Phase.SUCCEEDED ? "http://web.dev.demo.localhost:7880/" : null,
                "lin",
                null,
                THEN,
                phase.ended() ? THEN.plusSeconds(6) : null,
                phase.ended() ? 6.25 : 0,
                List.of(new StepView("apply", Phase.SUCCEEDED, "3 objects", THEN, THEN.plusMillis(200))));
    }

    static ShipView ship(Phase phase, String state, @Nullable Build build, @Nullable Rollout rollout) {
        return new ShipView(ID, phase, state, null, null, build, rollout);
    }

    static PodView pod(String name, int revision, String stage) {
        return new PodView(
                "local",
                "demo-dev",
                name,
                "web",
                "1/1",
                "Running",
                0,
                THEN,
                "10.1.0.9",
                "n1",
                "i",
                revision,
                stage,
                null);
    }

    static Route route(String state) {
        String host = "web.dev.demo.localhost";
        return new Route(
                ID, "demo", "dev", "web", host, "/", "http://" + host + ":7880/", List.of(), state, "200", THEN, THEN);
    }

    static AppStatus status() {
        return new AppStatus(
                "demo",
                "dev",
                "web",
                "web serves revision 4",
                4,
                VERSION,
                DIGEST,
                THEN,
                1,
                1,
                List.of(pod("web-4-x", 4, "ready")),
                List.of(route("Proven")),
                null,
                null);
    }

    static Problem problem(int status, String code, String detail, @Nullable String next, Problem.Fault... faults) {
        return new Problem(
                "urn:slipway:problem:" + code, code + " title", status, detail, code, List.of(faults), List.of(), next);
    }
}
