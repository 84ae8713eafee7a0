package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Span;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Doc;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** autoscale: shows it, sets its bounds, ends it. */
final class Autoscaling {
    private static final Map<Option, String> BOUNDS = new EnumMap<>(Map.of(
            Option.MIN, "min",
            Option.MAX, "max",
            Option.CPU, "cpu",
            Option.MEMORY, "memory",
            Option.UP_AFTER, "upSeconds",
            Option.DOWN_AFTER, "downSeconds"));

    private Autoscaling() {}

    static Verb verb() {
        Option[] options = BOUNDS.keySet().toArray(Option[]::new);
        return new Verb(
                Form.of(
                                "autoscale",
                                "[APP]",
                                "let the number of pods follow the load; without options: show it",
                                "自动扩缩；无选项时查看")
                        .inEnvironment()
                        .takes(Kind.TARGET)
                        .mayOmit(Kind.TARGET)
                        .with(options)
                        .with(Option.OFF, Option.REASON, Option.TIMEOUT, Option.DRY_RUN),
                Autoscaling::act);
    }

    private static Result act(Call call) {
        boolean set = BOUNDS.keySet().stream().anyMatch(call.options()::has);
        boolean off = call.options().has(Option.OFF);
        if (set && off) {
            throw Trouble.usage(Speech.say("--off takes no bounds", "--off 不能与上下限同用"), null);
        }
        Space space = call.space();
        return Each.of(call.apps(space), app -> {
            String path = space.path(app) + "/autoscale";
            if (!set && !off) {
                Doc shown = call.api().get(path);
                return Result.of(shown, words(shown));
            }
            Doc started = off
                    ? call.api().delete(Reasons.with(path, call))
                    : call.api().put(path, wish(call));
            return Outcomes.rollout(Deliveries.delivery(call).followed(space, app, started));
        });
    }

    private static Map<String, Object> wish(Call call) {
        Body body = new Body();
        BOUNDS.forEach((option, field) -> body.number(field, call, option));
        return body.text("reason", call, Option.REASON).fields();
    }

    private static String words(Doc shown) {
        Doc bounds = shown.at("bounds");
        StringBuilder text = new StringBuilder();
        if (bounds.missing()) {
            text.append(
                    Speech.say("no autoscaler: its number of pods is set by 'scale'\n", "未启用自动扩缩：Pod 数由 scale 设定\n"));
        } else {
            text.append(bounds.text("min"))
                    .append(Speech.say(" to ", " 至 "))
                    .append(bounds.text("max"))
                    .append(Speech.say(" pods", " 个 Pod"))
                    .append(measure(shown, "cpu"))
                    .append(measure(shown, "memory"))
                    .append(Speech.say("; more after ", "；扩容等待 "))
                    .append(bounds.text("upSeconds"))
                    .append(Speech.say(" s, fewer after ", " 秒，缩容等待 "))
                    .append(bounds.text("downSeconds"))
                    .append(Speech.say(" s\n", " 秒\n"));
        }
        Doc state = shown.at("state");
        if (!state.missing()) {
            text.append(Speech.say("now ", "当前 "))
                    .append(state.text("current"))
                    .append(Speech.say(", wants ", "，期望 "))
                    .append(wants(state));
            String last = state.text("lastScale", "");
            if (!last.isEmpty()) {
                text.append(Speech.say(", changed ", "，上次变更 ")).append(Span.age(last, Instant.now()));
            }
            text.append('\n');
            state.at("conditions")
                    .items()
                    .forEach(one -> text.append("  ")
                            .append(one.text("type"))
                            .append(one.text("status", "").equals("True") ? "" : " " + one.text("status"))
                            .append("  ")
                            .append(one.text("reason"))
                            .append(": ")
                            .append(Clean.text(one.text("message")))
                            .append('\n'));
        }
        String warning = shown.text("warning", "");
        return text + (warning.isEmpty() ? "" : "! " + Clean.text(warning) + "\n");
    }

    /** None beside running pods means that it could not reckon a number. */
    private static String wants(Doc state) {
        boolean unknown = state.number("desired", 0) == 0 && state.number("current", 0) > 0;
        return unknown ? Speech.say("unknown", "未知") : state.text("desired", "");
    }

    private static String measure(Doc shown, String name) {
        String target = shown.at("bounds").text(name, "");
        if (target.isEmpty()) {
            return "";
        }
        String now = shown.at("state").at("metrics").items().stream()
                .filter(one -> one.text("name", "").equals(name))
                .map(one -> one.text("current", Speech.say("unknown", "未知")))
                .findFirst()
                .orElse(Speech.say("unknown", "未知"));
        return ", " + name + " " + target + "% (" + Speech.say("now ", "当前 ") + now + ")";
    }
}
