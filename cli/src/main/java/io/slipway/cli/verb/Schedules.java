package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.text.Table;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** schedule: shows an app's rules, adds one, takes one away. */
final class Schedules {
    private Schedules() {}

    static Verb verb() {
        return new Verb(
                Form.of(
                                "schedule",
                                "[APP]",
                                "number of pods by the clock; without options: show it",
                                "按时间调整 Pod 数；无选项时查看")
                        .inEnvironment()
                        .takes(Kind.TARGET)
                        .mayOmit(Kind.TARGET)
                        .with(
                                Option.AT,
                                Option.ZONE,
                                Option.REPLICAS,
                                Option.SLEEP,
                                Option.WAKE,
                                Option.MIN,
                                Option.MAX,
                                Option.REMOVE,
                                Option.REASON,
                                Option.DRY_RUN),
                Schedules::act);
    }

    private static Result act(Call call) {
        Space space = call.space();
        return Each.of(call.apps(space), app -> {
            String path = space.path(app) + "/schedule";
            @Nullable String remove = call.option(Option.REMOVE);
            if (remove != null) {
                return result(call.api().delete(Reasons.with(path + Api.path(id(call, path, remove)), call)));
            }
            return result(
                    call.options().has(Option.AT)
                            ? call.api().post(path, wish(call))
                            : call.api().get(path));
        });
    }

    /** By its number in the list, or by its id. */
    private static String id(Call call, String path, String written) {
        if (!written.matches("[0-9]{1,3}")) {
            return written;
        }
        List<Doc> rules = call.api().get(path).at("rules").items();
        int number = Integer.parseInt(written);
        if (number < 1 || number > rules.size()) {
            throw Trouble.usage(
                    Speech.say(
                            "there is no rule " + number + "; there are " + rules.size(),
                            "没有第 " + number + " 条规则；共 " + rules.size() + " 条"),
                    null);
        }
        return rules.get(number - 1).text("id", "");
    }

    private static Map<String, Object> wish(Call call) {
        String[] at = String.valueOf(call.option(Option.AT)).strip().split(" +");
        if (at.length > 2) {
            throw Trouble.usage(
                    Speech.say("--at wants DAYS and a time: 'mon-fri 20:00'", "--at 需要星期与时间：'mon-fri 20:00'"), null);
        }
        @Nullable String zone = call.option(Option.ZONE);
        Body body = new Body()
                .put("days", at.length == 2 ? at[0] : "*")
                .put("time", at[at.length - 1])
                .put("zone", zone == null ? ZoneId.systemDefault().getId() : zone)
                .number("replicas", call, Option.REPLICAS)
                .number("min", call, Option.MIN)
                .number("max", call, Option.MAX)
                .flag("wake", call, Option.WAKE)
                .text("reason", call, Option.REASON);
        return (call.options().has(Option.SLEEP) ? body.put("replicas", 0) : body).fields();
    }

    private static Result result(Doc schedule) {
        if (Tried.is(schedule)) {
            return Tried.result(schedule);
        }
        List<Doc> rules = schedule.at("rules").items();
        if (rules.isEmpty()) {
            return Result.of(schedule, Speech.say("no rule\n", "没有规则\n"));
        }
        Table table = new Table("N", "DAYS", "TIME", "ZONE", "DOES", "NEXT", "BY");
        for (int n = 0; n < rules.size(); n++) {
            Doc rule = rules.get(n);
            table.row(
                    Integer.toString(n + 1),
                    rule.text("days"),
                    rule.text("time"),
                    rule.text("zone"),
                    does(rule),
                    rule.at("next").items().stream()
                            .map(time -> shown(time.text(), rule.text("zone", "UTC")))
                            .collect(Collectors.joining(", ")),
                    rule.text("actor"));
        }
        @Nullable String sleeps = schedule.text("wakesTo");
        return Result.of(
                schedule,
                table
                        + (sleeps == null
                                ? ""
                                : Speech.say(
                                        "asleep; wakes to " + sleeps + " pods\n", "已休眠；唤醒后为 " + sleeps + " 个 Pod\n")));
    }

    private static String does(Doc rule) {
        if (rule.flag("wake")) {
            return Speech.say("wake", "唤醒");
        }
        @Nullable String replicas = rule.text("replicas");
        if (replicas == null) {
            return rule.text("min") + "-" + rule.text("max") + Speech.say(" pods", " 个 Pod");
        }
        return replicas.equals("0") ? Speech.say("sleep", "休眠") : replicas + Speech.say(" pods", " 个 Pod");
    }

    /** By the clock of the rule. */
    private static String shown(@Nullable String time, String zone) {
        return time == null
                ? "-"
                : DateTimeFormatter.ofPattern("EEE dd MMM HH:mm", Locale.ENGLISH)
                        .withZone(ZoneId.of(zone))
                        .format(Instant.parse(time));
    }
}
