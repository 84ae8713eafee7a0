package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** env create, list, show, delete. */
final class Environments {
    private static final String[] FIELDS = {"project", "name", "envClass", "cluster", "namespace", "state", "created"};

    private Environments() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of("env create", "P/E", "a namespace of a class", "新建环境")
                                .takes(Kind.PAIR)
                                .with(Option.CLASS, Option.CLUSTER, Option.DRY_RUN),
                        Environments::create),
                new Verb(
                        Form.of("env list", "[P]", "environments of a project, or of all", "列出环境")
                                .takes(Kind.PROJECT)
                                .mayOmit(Kind.PROJECT),
                        Environments::list),
                new Verb(
                        Form.of("env show", "P/E", "one environment", "查看环境").takes(Kind.PAIR),
                        call -> Nouns.one(call.api().get(path(call.pair())), FIELDS)),
                new Verb(
                        Form.of("env delete", "P/E", "with all that runs in it", "删除环境")
                                .takes(Kind.PAIR)
                                .with(Option.REASON),
                        Environments::delete));
    }

    private static Result create(Call call) {
        Call.Pair pair = call.pair();
        Body body = new Body()
                .put("name", pair.name())
                .text("envClass", call, Option.CLASS)
                .text("cluster", call, Option.CLUSTER);
        return Nouns.one(call.api().post(Api.path("projects", pair.project(), "envs"), body.fields()), FIELDS);
    }

    private static Result list(Call call) {
        List<Doc> rows = new ArrayList<>();
        for (String project : projects(call)) {
            rows.addAll(call.api().all(Api.path("projects", project, "envs")));
        }
        return Nouns.list(rows, FIELDS);
    }

    private static List<String> projects(Call call) {
        @Nullable String named = call.wordOrNull(Kind.PROJECT);
        return named != null
                ? List.of(named)
                : call.api().all("/projects").stream()
                        .map(project -> project.text("name", ""))
                        .toList();
    }

    private static Result delete(Call call) {
        Call.Pair pair = call.pair();
        return Result.deleted(
                "environment", pair.project() + "/" + pair.name(), call.api().delete(Reasons.with(path(pair), call)));
    }

    private static String path(Call.Pair pair) {
        return Api.path("projects", pair.project(), "envs", pair.name());
    }
}
