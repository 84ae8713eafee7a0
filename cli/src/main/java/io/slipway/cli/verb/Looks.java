package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Span;
import io.slipway.cli.text.Table;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** status, why, events, logs, error-logs. */
final class Looks {
    private Looks() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(looking("status", "[APP]", "what an app is right now", "应用当前状态"), Looks::status),
                new Verb(
                        looking("why", "[APP]", "why an app is not ready, and what to do", "应用为何未就绪及如何处理"),
                        WhyWords::verb),
                new Verb(looking("events", "[APP]", "what happened lately", "最近的事件"), Looks::events),
                new Verb(
                        reading("logs", "lines of its log: the file it declares, else its standard output", "应用日志")
                                .with(Option.PREVIOUS, Option.STDOUT),
                        call -> logs(call, call.options().has(Option.STDOUT) ? "output" : "log")),
                new Verb(
                        reading("error-logs", "lines of the file of errors it declares, else all", "错误日志"),
                        call -> logs(call, "error")));
    }

    private static Form reading(String name, String english, String chinese) {
        return looking(name, "[APP]", english, chinese)
                .with(
                        Option.FOLLOW,
                        Option.TAIL,
                        Option.POD,
                        Option.CONTAINER,
                        Option.SINCE,
                        Option.GREP,
                        Option.LEVEL);
    }

    private static Form looking(String name, String arguments, String english, String chinese) {
        return Form.of(name, arguments, english, chinese)
                .inEnvironment()
                .takes(Kind.TARGET)
                .mayOmit(Kind.TARGET);
    }

    private static Result status(Call call) {
        Space space = call.space();
        return Each.of(call.apps(space), app -> {
            Doc status = call.api().get(space.path(app));
            return Result.of(status, words(status));
        });
    }

    private static String words(Doc status) {
        Instant now = Instant.now();
        StringBuilder text = new StringBuilder(Clean.text(status.text("answer"))).append('\n');
        Table pods = new Table("POD", "READY", "STAGE", "REVISION", "RESTARTS", "AGE", "WHY");
        for (Doc pod : status.at("pods").items()) {
            pods.row(
                    pod.text("name"),
                    pod.text("ready"),
                    pod.text("stage"),
                    pod.text("revision"),
                    pod.text("restarts"),
                    Span.age(pod.text("created"), now),
                    pod.text("why"));
        }
        Table routes = new Table("ROUTE", "STATE", "MESSAGE");
        status.at("routes")
                .items()
                .forEach(route -> routes.row(route.text("url"), route.text("state"), route.text("message")));
        return text.append(pods).append(routes).toString();
    }

    private static Result events(Call call) {
        Space space = call.space();
        @Nullable String app = call.wordOrNull(Kind.TARGET);
        List<Doc> rows = call.api().all(space.path() + "/events" + (app == null ? "" : "?app=" + Api.query(app)));
        Table table = new Table("AGE", "TYPE", "REASON", "OBJECT", "COUNT", "MESSAGE");
        Instant now = Instant.now();
        rows.forEach(event -> table.row(
                Span.age(event.text("time"), now),
                event.text("type"),
                event.text("reason"),
                event.text("about"),
                event.text("count"),
                event.text("message")));
        return Result.list(rows, table.toString());
    }

    private static Result logs(Call call, String source) {
        Space space = call.space();
        boolean follow = call.options().has(Option.FOLLOW);
        StringBuilder query = new StringBuilder("?follow=" + follow + "&source=" + source);
        add(query, "pod", call.option(Option.POD));
        add(query, "container", call.option(Option.CONTAINER));
        add(query, "grep", call.option(Option.GREP));
        add(query, "level", call.option(Option.LEVEL));
        add(query, "previous", call.options().has(Option.PREVIOUS) ? "true" : null);
        StringBuilder wish = new StringBuilder();
        @Nullable Integer tail = call.options().number(Option.TAIL);
        add(wish, "tail", tail == null ? null : tail.toString());
        @Nullable String since = call.option(Option.SINCE);
        add(wish, "since", since == null ? null : Long.toString(Span.seconds(since)));
        LogLines lines = new LogLines(call, follow);
        call.apps(space).forEach(app -> lines.read(space.path(app) + "/logs" + query, wish.toString()));
        return lines.result();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(Api.query(value));
        }
    }
}
