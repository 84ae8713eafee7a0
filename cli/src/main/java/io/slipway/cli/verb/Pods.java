package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Live;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** delete pod: asks one away, and tells until another serves in its place. */
final class Pods {
    private static final int USUAL_SECONDS = 300;
    private static final int LOOK_MILLIS = 2_000;

    private Pods() {}

    static Verb verb() {
        return new Verb(
                Form.of("delete pod", "POD", "ask one pod away; what made it makes another", "删除一个 Pod，由其所有者重建")
                        .inEnvironment()
                        .takes(Kind.NAME)
                        .with(Option.FORCE, Option.REASON, Option.TIMEOUT, Option.DRY_RUN),
                Pods::delete);
    }

    private static Result delete(Call call) {
        Space space = call.space();
        String pod = call.word(Kind.NAME);
        String all = space.path() + "/pods";
        List<Doc> before = call.api().dry() ? List.of() : call.api().all(all);
        Doc fate = call.api().delete(path(call, all + Api.path(pod)));
        if (Tried.is(fate)) {
            return Tried.result(fate);
        }
        Progress progress = new Progress(call.terminal().err(), false);
        fate.at("says").items().forEach(line -> progress.say("  " + line.value()));
        if (call.options().has(Option.FORCE)) {
            progress.say(Speech.say(
                    "  forced: its programs may run on until its node hears of it", "  已强制删除：在节点得知之前其程序可能仍在运行"));
        }
        @Nullable Integer seconds = call.options().number(Option.TIMEOUT);
        Duration deadline = Duration.ofSeconds(seconds == null ? USUAL_SECONDS : seconds);
        if (!deadline.isZero()) {
            new Wait(call.api(), space, fate, before, progress).until(deadline);
        }
        return Result.of(fate, Speech.say("pod ", "Pod ") + Clean.text(pod) + Speech.say(" deleted\n", " 已删除\n"));
    }

    private static String path(Call call, String pod) {
        String path = Reasons.with(pod, call);
        return call.options().has(Option.FORCE) ? path + (path.equals(pod) ? "?" : "&") + "force=true" : path;
    }

    /** Until it has gone and as many pods of its app are ready as were. */
    private record Wait(Api api, Space space, Doc fate, List<Doc> before, Progress progress) {
        void until(Duration deadline) {
            long end = System.nanoTime() + deadline.toNanos();
            try (Live live = new Live(api, "pods/" + space, LOOK_MILLIS)) {
                while (true) {
                    List<Doc> now = api.all(space.path() + "/pods");
                    @Nullable String app = fate.text("app");
                    if (app != null) {
                        progress.pods(app, 0, now);
                    }
                    if (over(now)) {
                        return;
                    }
                    if (System.nanoTime() > end) {
                        throw late(deadline);
                    }
                    live.await();
                }
            }
        }

        private boolean over(List<Doc> now) {
            @Nullable String born = born(before);
            // One of the same name may be another.
            boolean gone = born(now) == null || !Objects.equals(born(now), born);
            boolean comes = fate.text("effect", "").equals("Replaced")
                    || fate.text("effect", "").equals("Again");
            return gone && (!comes || ready(now) >= ready(before));
        }

        private @Nullable String born(List<Doc> pods) {
            return pods.stream()
                    .filter(pod -> pod.text("name", "").equals(fate.text("pod")))
                    .map(pod -> pod.text("created", ""))
                    .findFirst()
                    .orElse(null);
        }

        private long ready(List<Doc> pods) {
            @Nullable String app = fate.text("app");
            return app == null
                    ? 0
                    : pods.stream()
                            .filter(pod -> app.equals(pod.text("app"))
                                    && pod.text("stage", "").equals("ready"))
                            .count();
        }

        private Trouble late(Duration deadline) {
            String app = fate.text("app", "");
            return Trouble.timeout(
                    Speech.say(
                            "after " + deadline.toSeconds()
                                    + " s the pod is not gone, or no other is ready in its place",
                            deadline.toSeconds() + " 秒后该 Pod 仍未退出，或尚无其他 Pod 就绪"),
                    "slipway " + space + " why " + app);
        }
    }
}
