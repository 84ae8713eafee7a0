package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** node cordon, uncordon, drain. */
final class Nodes {
    private static final long USUAL_SECONDS = 3_600;
    private static final String USUAL_CLUSTER = "local";

    private Nodes() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(form("cordon", "no new pods come to it", "停止向节点调度新 Pod"), call -> mark(call, "cordon")),
                new Verb(
                        form("uncordon", "new pods may come to it again", "恢复向节点调度 Pod"),
                        call -> mark(call, "uncordon")),
                new Verb(
                        form("drain", "its pods leave, as their disruption budgets allow", "按中断预算驱逐节点上的 Pod")
                                .with(Option.FORCE, Option.TIMEOUT),
                        Nodes::drain));
    }

    private static Form form(String word, String english, String chinese) {
        return Form.of("node " + word, "NODE [--cluster C]", english, chinese)
                .takes(Kind.NAME)
                .with(Option.CLUSTER, Option.DRY_RUN);
    }

    private static Result mark(Call call, String act) {
        Doc answer = call.api().post(path(call) + "/" + act, Map.of());
        return Nouns.one(answer, "cluster", "node", "schedulable");
    }

    private static Result drain(Call call) {
        Body body = new Body().flag("force", call, Option.FORCE);
        Doc started = call.api().post(path(call) + "/drain", body.fields());
        if (Tried.is(started)) {
            return Tried.result(started);
        }
        @Nullable Integer seconds = call.options().number(Option.TIMEOUT);
        Duration deadline = Duration.ofSeconds(seconds == null ? USUAL_SECONDS : seconds);
        if (deadline.isZero()) {
            return result(started);
        }
        Set<String> told = new HashSet<>();
        Progress progress = new Progress(call.terminal().err(), false);
        Doc ended = new Operation(call.api(), deadline)
                .follow(
                        Api.path("clusters", cluster(call), "drains", started.text("id", "")),
                        "list/" + cluster(call) + "/pods",
                        drain -> {
                            String now = drain.text("state", "") + "  " + drain.text("message", "");
                            if (told.add(now)) {
                                progress.say("  " + now);
                            }
                        });
        if (!ended.text("phase", "").equals("SUCCEEDED")) {
            throw Trouble.failed(
                    ended.text("state", ""),
                    Speech.say("the node is not drained", "节点未排空"),
                    ended.text("message", ""),
                    List.of(),
                    Speech.say(
                            "it stays cordoned: drain it again, or 'slipway node uncordon " + call.word(Kind.NAME)
                                    + "'",
                            "节点仍不可调度：可再次排空，或执行 slipway node uncordon " + call.word(Kind.NAME)));
        }
        return result(ended);
    }

    private static Result result(Doc drain) {
        return Nouns.one(drain, "id", "cluster", "node", "state", "message");
    }

    private static String cluster(Call call) {
        @Nullable String given = call.option(Option.CLUSTER);
        return given == null ? USUAL_CLUSTER : given;
    }

    private static String path(Call call) {
        return Api.path("clusters", cluster(call), "nodes", call.word(Kind.NAME));
    }
}
