package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.wire.Api;
import java.util.List;

/** project create, list, show, delete. */
final class Projects {
    private static final String[] FIELDS = {"name", "owner", "environments", "apps", "description", "created"};

    private Projects() {}

    static List<Verb> verbs() {
        Form one = Form.of("project show", "P", "one project", "查看项目").takes(Kind.PROJECT);
        return List.of(
                new Verb(
                        Form.of("project create", "P", "a team's area", "新建项目")
                                .takes(Kind.PROJECT)
                                .with(Option.DESCRIPTION, Option.DRY_RUN),
                        Projects::create),
                new Verb(
                        Form.of("project list", "", "all projects you may see", "列出项目"),
                        call -> Nouns.list(call.api().all("/projects"), FIELDS)),
                new Verb(one, call -> Nouns.one(call.api().get(path(call)), FIELDS)),
                new Verb(
                        Form.of("project delete", "P", "with its environments and apps", "删除项目")
                                .takes(Kind.PROJECT)
                                .with(Option.REASON),
                        Projects::delete));
    }

    private static Result create(Call call) {
        Body body = new Body().put("name", call.word(Kind.PROJECT)).text("description", call, Option.DESCRIPTION);
        return Nouns.one(call.api().post("/projects", body.fields()), FIELDS);
    }

    private static Result delete(Call call) {
        return Result.deleted("project", call.word(Kind.PROJECT), call.api().delete(Reasons.with(path(call), call)));
    }

    private static String path(Call call) {
        return Api.path("projects", call.word(Kind.PROJECT));
    }
}
