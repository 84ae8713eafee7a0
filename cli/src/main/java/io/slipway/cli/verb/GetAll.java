package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.text.Span;
import io.slipway.cli.text.Table;
import io.slipway.cli.wire.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** get_all: every object of the environment, one line each, in the columns those teams know. */
final class GetAll {
    private final Instant now = Instant.now();
    private final List<Map<String, @Nullable Object>> items = new ArrayList<>();

    private GetAll() {}

    static Verb verb() {
        return new Verb(
                Form.of("get_all", "[APP]", "all that runs in the environment", "环境中运行的一切")
                        .inEnvironment()
                        .takes(Kind.TARGET)
                        .mayOmit(Kind.TARGET),
                GetAll::run);
    }

    private static Result run(Call call) {
        Space space = call.space();
        @Nullable List<String> wanted = call.wordOrNull(Kind.TARGET) == null ? null : call.apps(space);
        GetAll all = new GetAll();
        List<Doc> apps = of(wanted, call.api().all(space.path() + "/apps"));
        apps.forEach(all::app);
        of(wanted, call.api().all(space.path() + "/pods")).forEach(all::pod);
        apps.forEach(app -> app.at("routes").items().forEach(all::route));
        return Result.list(all.items, all.table());
    }

    private static List<Doc> of(@Nullable List<String> apps, List<Doc> rows) {
        return apps == null
                ? rows
                : rows.stream()
                        .filter(row -> apps.contains(row.text("app", "")))
                        .toList();
    }

    private void app(Doc app) {
        Map<String, @Nullable Object> item = item("app", app.text("app"), app.text("app"));
        item.put("ready", app.text("ready", "0") + "/" + app.text("desired", "0"));
        item.put("status", state(app));
        item.put("created", app.text("since"));
        item.put("version", app.text("version"));
        item.put("revision", app.at("revision").value());
        item.put("answer", app.text("answer"));
    }

    private void pod(Doc pod) {
        Map<String, @Nullable Object> item = item("pod", pod.text("name"), pod.text("app"));
        item.put("ready", pod.text("ready"));
        item.put("status", pod.text("status"));
        item.put("restarts", pod.at("restarts").value());
        item.put("created", pod.text("created"));
        item.put("ip", pod.text("ip"));
        item.put("node", pod.text("node"));
        item.put("why", pod.text("why"));
    }

    private void route(Doc route) {
        Map<String, @Nullable Object> item = item("route", route.text("url"), route.text("app"));
        item.put("status", route.text("state"));
        item.put("created", route.text("created"));
    }

    private static String state(Doc app) {
        String rollout = app.at("rollout").text("state", "");
        if (app.text("revision") == null) {
            return "NotDeployed";
        }
        return rollout.isEmpty() || rollout.equals("Succeeded") ? "Serving" : rollout;
    }

    private Map<String, @Nullable Object> item(String kind, @Nullable String name, @Nullable String app) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("kind", kind);
        item.put("name", name);
        item.put("app", app);
        items.add(item);
        return item;
    }

    private String table() {
        Table table = new Table("NAME", "READY", "STATUS", "RESTARTS", "AGE", "IP", "NODE");
        for (Map<String, @Nullable Object> item : items) {
            table.row(
                    item.get("kind") + "/" + item.get("name"),
                    item.get("ready"),
                    item.get("status"),
                    item.get("restarts"),
                    Span.age((@Nullable String) item.get("created"), now),
                    item.get("ip"),
                    item.get("node"));
        }
        return table.toString();
    }
}
