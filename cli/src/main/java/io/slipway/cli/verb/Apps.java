package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.wire.Api;
import java.util.List;

/** app create, log-files, list, show, delete. */
final class Apps {
    private static final String[] FIELDS = {
        "project",
        "name",
        "group",
        "git",
        "ref",
        "dir",
        "module",
        "builder",
        "port",
        "skipTests",
        "logDir",
        "logFile",
        "errorLogFile",
        "created"
    };

    private Apps() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of("app create", "P/A --git URL", "a deployable unit from a repository", "新建应用")
                                .takes(Kind.PAIR)
                                .with(
                                        Option.GIT,
                                        Option.REF,
                                        Option.DIR,
                                        Option.MODULE,
                                        Option.BUILDER,
                                        Option.PORT,
                                        Option.GROUP,
                                        Option.SKIP_TESTS,
                                        Option.LOG_DIR,
                                        Option.LOG_FILE,
                                        Option.ERROR_LOG_FILE,
                                        Option.DRY_RUN),
                        Apps::create),
                new Verb(
                        Form.of(
                                        "app log-files",
                                        "P/A",
                                        "where it writes its log; without --log-dir: its standard output",
                                        "应用日志的位置，未给出 --log-dir 则为标准输出")
                                .takes(Kind.PAIR)
                                .with(Option.LOG_DIR, Option.LOG_FILE, Option.ERROR_LOG_FILE, Option.DRY_RUN),
                        Apps::logFiles),
                new Verb(
                        Form.of("app list", "[P]", "apps of a project", "列出应用")
                                .takes(Kind.PROJECT)
                                .mayOmit(Kind.PROJECT),
                        Apps::list),
                new Verb(
                        Form.of("app show", "P/A", "one app", "查看应用").takes(Kind.PAIR),
                        call -> Nouns.one(call.api().get(path(call.pair())), FIELDS)),
                new Verb(
                        Form.of("app delete", "P/A", "with its workloads and routes", "删除应用")
                                .takes(Kind.PAIR)
                                .with(Option.REASON),
                        Apps::delete));
    }

    private static Result create(Call call) {
        Call.Pair pair = call.pair();
        Body body = new Body()
                .put("name", pair.name())
                .text("git", call, Option.GIT)
                .text("ref", call, Option.REF)
                .text("dir", call, Option.DIR)
                .text("module", call, Option.MODULE)
                .text("builder", call, Option.BUILDER)
                .number("port", call, Option.PORT)
                .text("group", call, Option.GROUP)
                .flag("skipTests", call, Option.SKIP_TESTS);
        return Nouns.one(
                call.api()
                        .post(
                                Api.path("projects", pair.project(), "apps"),
                                logFiles(body, call).fields()),
                FIELDS);
    }

    private static Result logFiles(Call call) {
        Body body = logFiles(new Body(), call);
        return Nouns.one(call.api().post(path(call.pair()) + "/log-files", body.fields()), FIELDS);
    }

    private static Body logFiles(Body body, Call call) {
        return body.text("logDir", call, Option.LOG_DIR)
                .text("logFile", call, Option.LOG_FILE)
                .text("errorLogFile", call, Option.ERROR_LOG_FILE);
    }

    private static Result list(Call call) {
        String project = call.project(call.wordOrNull(Kind.PROJECT));
        return Nouns.list(
                call.api().all(Api.path("projects", project, "apps")),
                "name",
                "group",
                "git",
                "ref",
                "builder",
                "port",
                "created");
    }

    private static Result delete(Call call) {
        Call.Pair pair = call.pair();
        return Result.deleted(
                "app", pair.project() + "/" + pair.name(), call.api().delete(Reasons.with(path(pair), call)));
    }

    private static String path(Call.Pair pair) {
        return Api.path("projects", pair.project(), "apps", pair.name());
    }
}
