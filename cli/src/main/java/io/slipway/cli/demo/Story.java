package io.slipway.cli.demo;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.verb.Delivery;
import io.slipway.cli.verb.Progress;
import io.slipway.cli.verb.Space;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the demo does, in the order a team would. */
final class Story {
    private static final String PROJECT = "demo";
    private static final String APP = "hello";
    private static final Space DEV = new Space(PROJECT, "dev");
    private static final Space PROD = new Space(PROJECT, "prod");
    private static final int BUILD_SECONDS = 900;
    private static final int ROLLOUT_SECONDS = 240;

    private final Api api;
    private final Steps steps;
    private final Sample sample;
    private final Proof proof;
    private final Front front;
    private final Window window;
    private final Delivery delivery;
    private String console = "";

    /** How long traffic runs before an act and after it. */
    record Window(Duration before, Duration after) {}

    Story(Api api, Steps steps, Progress progress, Sample sample, Front front, Window window) {
        this.api = api;
        this.steps = steps;
        this.sample = sample;
        this.front = front;
        this.window = window;
        this.proof = new Proof(front);
        this.delivery = new Delivery(api, progress, Duration.ofSeconds(BUILD_SECONDS));
    }

    void tell() {
        Version first = commit(Speech.say("commit the sample", "提交示例"), "Hello from Slipway");
        prepare();
        Version shipped = ship(first);
        promote(shipped);
        Version changed = commit(Speech.say("commit a change", "提交一处修改"), "Hello again from Slipway");
        shipUnderTraffic(changed);
        rollBackUnderTraffic(shipped);
        console = steps.run(
                        Speech.say("console link", "控制台链接"),
                        15,
                        () -> api.post("/setup-links", Map.of()),
                        link -> "one use, 10 minutes")
                .text("url", "");
    }

    List<String> urls() {
        return List.of(url(DEV), url(PROD));
    }

    String console() {
        return console;
    }

    /** What must answer: the greeting of the commit, and the version once it is built. */
    private record Version(String commit, String message, String version, String digest) {}

    private Version commit(String step, String greeting) {
        String message = greeting + ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return steps.run(
                step,
                60,
                () -> new Version(sample.commit(message), message, "", ""),
                version -> version.commit.substring(0, 12) + " in " + sample.repository());
    }

    private void prepare() {
        Ensure ensure = new Ensure(api);
        steps.run(
                Speech.say("project, environments, app", "项目、环境、应用"),
                60,
                () -> ensure.project(PROJECT)
                        + ensure.environment(PROJECT, "dev")
                        + ensure.environment(PROJECT, "prod")
                        + ensure.app(PROJECT, APP, sample.repository().toString()),
                created -> created == 0 ? "all there already" : created + " created");
    }

    private Version ship(Version wanted) {
        Doc ship = steps.run(
                Speech.say("ship to dev", "发布到 dev"),
                BUILD_SECONDS,
                () -> Judge.succeeded(delivery.ship(DEV, APP, Map.of())),
                done -> done.at("build").text("artifact", "") + " " + shortDigest(done));
        Version built = built(wanted, ship);
        prove(DEV, built);
        return built;
    }

    private void promote(Version version) {
        Map<String, String> body = Map.of("fromEnv", "dev", "reason", "demo: what dev has shown");
        steps.run(
                Speech.say("promote the same digest to prod", "将同一摘要提升到 prod"),
                ROLLOUT_SECONDS,
                () -> {
                    Judge.succeeded(delivery.rollout(PROD, APP, "deploy", body));
                    return Judge.digest(api.get(PROD.path(APP)), version.digest);
                },
                digest -> digest);
        prove(PROD, version);
    }

    private void shipUnderTraffic(Version wanted) {
        Doc ship = underTraffic(
                Speech.say("ship the change under traffic", "在流量下发布修改"),
                BUILD_SECONDS,
                () -> Judge.succeeded(delivery.ship(DEV, APP, Map.of())));
        prove(DEV, built(wanted, ship));
    }

    private void rollBackUnderTraffic(Version former) {
        underTraffic(
                Speech.say("roll back under traffic", "在流量下回滚"),
                ROLLOUT_SECONDS,
                () -> Judge.succeeded(delivery.rollout(DEV, APP, "rollback", Map.of("reason", "demo: roll back"))));
        prove(DEV, former);
    }

    private Doc underTraffic(String name, int deadlineSeconds, Supplier<Doc> act) {
        record Seen(Doc done, Tally tally) {}
        Seen result = steps.run(
                name,
                deadlineSeconds + 60,
                () -> {
                    try (Traffic traffic = new Traffic(front, host(DEV))) {
                        Thread.sleep(window.before);
                        Doc done = act.get();
                        Thread.sleep(window.after);
                        return new Seen(done, Judge.nothingLost(traffic.stop()));
                    }
                },
                seen -> seen.tally.toString());
        return result.done;
    }

    private void prove(Space space, Version version) {
        steps.run(
                Speech.say("prove ", "验证 ") + host(space),
                60,
                () -> proof.of(host(space), version.message, version.version),
                answer -> answer);
    }

    private static Version built(Version wanted, Doc ship) {
        Doc build = ship.at("build");
        String commit = build.text("commit", "");
        if (!commit.equals(wanted.commit)) {
            throw Trouble.failed(
                    "WrongCommit",
                    "the build took another commit",
                    "built " + commit + ", committed " + wanted.commit,
                    List.of(),
                    null);
        }
        String version = ship.at("rollout").text("version", "");
        return new Version(wanted.commit, wanted.message, version, build.text("digest", ""));
    }

    private static String shortDigest(Doc ship) {
        String digest = ship.at("build").text("digest", "");
        return digest.substring(0, Math.min(19, digest.length()));
    }

    private String url(Space space) {
        return "http://" + host(space) + ":" + front.port() + "/";
    }

    private static String host(Space space) {
        return APP + "." + space.env() + "." + space.project() + ".localhost";
    }
}
