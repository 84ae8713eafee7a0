package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Doc;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** build, deploy, ship, rollback, restart, scale. */
final class Deliveries {
    private static final int WAIT_SECONDS = 1_800;

    private Deliveries() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        acting("build", "[APP]", "source to artifact, known by digest", "从源码构建制品")
                                .with(Option.REF, Option.VERBOSE, Option.TIMEOUT, Option.DRY_RUN),
                        Deliveries::build),
                new Verb(
                        acting("deploy", "[APP]", "bring an artifact; --from ENV promotes", "部署制品；--from ENV 提升")
                                .with(
                                        Option.FROM,
                                        Option.ARTIFACT,
                                        Option.CONFIG,
                                        Option.REPLICAS,
                                        Option.REASON,
                                        Option.TIMEOUT,
                                        Option.DRY_RUN),
                        Deliveries::deploy),
                new Verb(
                        acting("ship", "[APP]", "build and deploy", "构建并部署")
                                .with(Option.REF, Option.REASON, Option.VERBOSE, Option.TIMEOUT, Option.DRY_RUN),
                        Deliveries::ship),
                new Verb(
                        acting("rollback", "[APP] [REVISION]", "back to what served before", "回滚到之前的版本")
                                .takes(Kind.TARGET, Kind.NUMBER)
                                .mayOmit(Kind.TARGET, Kind.NUMBER)
                                .with(Option.REASON, Option.TIMEOUT, Option.DRY_RUN),
                        Deliveries::rollback),
                new Verb(
                        acting("restart", "[APP]", "new pods of the same revision", "以相同版本重启 Pod")
                                .with(Option.REASON, Option.TIMEOUT, Option.DRY_RUN),
                        Deliveries::restart),
                new Verb(
                        acting("scale", "[APP] N", "number of pods", "调整 Pod 数")
                                .takes(Kind.TARGET, Kind.NUMBER)
                                .mayOmit(Kind.TARGET)
                                .with(Option.FORCE, Option.REASON, Option.TIMEOUT, Option.DRY_RUN),
                        Deliveries::scale));
    }

    private static Form acting(String name, String arguments, String english, String chinese) {
        return Form.of(name, arguments, english, chinese)
                .inEnvironment()
                .takes(Kind.TARGET)
                .mayOmit(Kind.TARGET);
    }

    private static Result build(Call call) {
        // An environment before the verb only says whose project it is: artifacts belong to no environment.
        @Nullable Space space = call.spaceOrNull();
        String project = space == null ? call.project(null) : space.project();
        Delivery delivery = delivery(call);
        return Each.of(call.apps(project), app -> {
            Doc build = delivery.build(
                    project, app, new Body().text("ref", call, Option.REF).fields());
            return Outcomes.build(build, tail(delivery, project, app, build));
        });
    }

    private static Result ship(Call call) {
        Space space = call.space();
        Delivery delivery = delivery(call);
        Body body = new Body().text("ref", call, Option.REF).text("reason", call, Option.REASON);
        return Each.of(call.apps(space), app -> {
            Doc ship = delivery.ship(space, app, body.fields());
            Doc build = ship.at("build");
            return Outcomes.ship(ship, tail(delivery, space.project(), app, build));
        });
    }

    private static Result deploy(Call call) {
        Body body = new Body()
                .text("artifact", call, Option.ARTIFACT)
                .put("fromEnv", from(call))
                .put("config", config(call))
                .number("replicas", call, Option.REPLICAS);
        return rollout(call, "deploy", body);
    }

    private static Result rollback(Call call) {
        @Nullable String revision = call.wordOrNull(Kind.NUMBER);
        return rollout(
                call, "rollback", new Body().put("revision", revision == null ? null : Integer.valueOf(revision)));
    }

    private static Result restart(Call call) {
        return rollout(call, "restart", new Body());
    }

    private static Result scale(Call call) {
        Body body = new Body()
                .put("replicas", Integer.valueOf(call.word(Kind.NUMBER)))
                .flag("force", call, Option.FORCE);
        return rollout(call, "scale", body);
    }

    private static Result rollout(Call call, String act, Body body) {
        Space space = call.space();
        Delivery delivery = delivery(call);
        body.text("reason", call, Option.REASON);
        return Each.of(call.apps(space), app -> Outcomes.rollout(delivery.rollout(space, app, act, body.fields())));
    }

    static Delivery delivery(Call call) {
        @Nullable Integer seconds = call.options().number(Option.TIMEOUT);
        Duration deadline = Duration.ofSeconds(seconds == null ? WAIT_SECONDS : seconds);
        Progress progress = new Progress(call.terminal().err(), call.options().has(Option.VERBOSE));
        return new Delivery(call.api(), progress, deadline);
    }

    private static List<String> tail(Delivery delivery, String project, String app, Doc build) {
        boolean broken = !build.missing() && Outcomes.exit(build) != Exit.DONE;
        return broken ? delivery.logTail(project, app, build) : List.of();
    }

    /** The environment to promote from, of the same project: digests are never carried across projects. */
    private static @Nullable String from(Call call) {
        @Nullable String from = call.option(Option.FROM);
        if (from == null || from.indexOf('/') < 0) {
            return from;
        }
        String project = call.space().project();
        if (!from.startsWith(project + "/")) {
            throw Trouble.usage(
                    Speech.say(
                            "--from " + from + ": promotion stays inside project " + project,
                            "--from " + from + "：只能在项目 " + project + " 内提升"),
                    null);
        }
        return from.substring(project.length() + 1);
    }

    private static @Nullable Map<String, String> config(Call call) {
        List<String> pairs = call.options().values(Option.CONFIG);
        Map<String, String> config = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw Trouble.usage("--config wants NAME=VALUE, not '" + pair + "'", null);
            }
            config.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs.isEmpty() ? null : config;
    }
}
