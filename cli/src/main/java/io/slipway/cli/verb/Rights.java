package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** role, grant, can: what people may where. */
final class Rights {
    private static final String ROLES = "/access/roles";
    private static final String GRANTS = "/access/grants";
    private static final String[] ROLE = {"name", "preset", "description", "rights"};
    private static final String[] GRANT = {"id", "effect", "person", "team", "role", "where", "by", "given"};
    private static final Option[] PLACE = {
        Option.PROJECT, Option.ENV, Option.CLASS, Option.APP, Option.CLUSTER, Option.LABEL
    };

    private Rights() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of("role list", "", "all roles and their rights", "列出角色及权限"),
                        call -> Nouns.list(call.api().all(ROLES), ROLE)),
                new Verb(
                        Form.of("role show", "NAME", "one role", "查看角色").takes(Kind.NAME),
                        call -> Nouns.one(call.api().get(role(call)), ROLE)),
                new Verb(
                        Form.of(
                                        "role create",
                                        "NAME --right R",
                                        "a role of your own; once more changes it",
                                        "新建自定义角色；再次执行即修改")
                                .takes(Kind.NAME)
                                .with(Option.RIGHT, Option.DESCRIPTION, Option.DRY_RUN),
                        Rights::write),
                new Verb(
                        Form.of("role delete", "NAME", "one that is given to nobody", "删除未被授予的角色")
                                .takes(Kind.NAME)
                                .with(Option.DRY_RUN),
                        call -> Result.deleted(
                                "role", call.word(Kind.NAME), call.api().delete(role(call)))),
                new Verb(
                        Form.of("grant add", "ROLE --user U|--team T", "give a role at a place", "授予角色")
                                .takes(Kind.NAME)
                                .with(Option.USER, Option.TEAM, Option.DENY, Option.DRY_RUN)
                                .with(PLACE),
                        Rights::give),
                new Verb(
                        Form.of("grant list", "", "who was given what", "列出授权")
                                .with(Option.USER, Option.TEAM, Option.PROJECT),
                        Rights::list),
                new Verb(
                        Form.of("grant remove", "ID", "take a role back", "收回授权")
                                .takes(Kind.NAME)
                                .with(Option.DRY_RUN),
                        call -> Result.deleted(
                                "grant",
                                call.word(Kind.NAME),
                                call.api().delete(GRANTS + Api.path(call.word(Kind.NAME))))),
                new Verb(
                        Form.of(
                                        "can",
                                        "PERSON RIGHT [P[/E]]",
                                        "whether somebody may, and by which grant",
                                        "查询某人是否有权限及其来源")
                                .takes(Kind.NAME, Kind.ANY, Kind.PAIR)
                                .mayOmit(Kind.PAIR)
                                .with(Option.APP, Option.CLUSTER),
                        Rights::can));
    }

    private static String role(Call call) {
        return ROLES + Api.path(call.word(Kind.NAME));
    }

    private static Result write(Call call) {
        Body body = new Body()
                .text("description", call, Option.DESCRIPTION)
                .put("rights", call.options().values(Option.RIGHT));
        return Nouns.one(call.api().put(role(call), body.fields()), ROLE);
    }

    private static Result give(Call call) {
        List<String> labels = call.options().values(Option.LABEL);
        Body body = new Body()
                .put("role", call.word(Kind.NAME))
                .put("effect", call.options().has(Option.DENY) ? "deny" : "allow")
                .text("person", call, Option.USER)
                .text("team", call, Option.TEAM)
                .text("project", call, Option.PROJECT)
                .text("env", call, Option.ENV)
                .text("envClass", call, Option.CLASS)
                .text("app", call, Option.APP)
                .text("cluster", call, Option.CLUSTER)
                .put("labels", labels.isEmpty() ? null : String.join(",", labels));
        return Nouns.one(call.api().post(GRANTS, body.fields()), GRANT);
    }

    private static Result list(Call call) {
        List<Doc> found = call.api().all(GRANTS).stream()
                .filter(one -> fits(one, "person", call.option(Option.USER))
                        && fits(one, "team", call.option(Option.TEAM))
                        && fits(one, "project", call.option(Option.PROJECT)))
                .toList();
        return Nouns.list(found, GRANT);
    }

    private static boolean fits(Doc grant, String field, @Nullable String wanted) {
        return wanted == null || wanted.equals(grant.text(field, ""));
    }

    /** Exit 3 where the answer is no, so that a script may ask. */
    private static Result can(Call call) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("person", call.word(Kind.NAME));
        query.put("right", call.word(Kind.ANY));
        @Nullable String place = call.wordOrNull(Kind.PAIR);
        if (place != null) {
            String[] words = place.split("/", 2);
            query.put("project", words[0]);
            if (words.length == 2) query.put("env", words[1]);
        }
        put(query, "app", call.option(Option.APP));
        put(query, "cluster", call.option(Option.CLUSTER));
        List<Doc> answers = call.api().all(simulation(query));
        if (answers.isEmpty()) {
            throw Trouble.usage(Speech.say("the server gave no answer", "服务器没有回答"), null);
        }
        Doc answer = answers.getFirst();
        boolean allowed = answer.flag("allowed");
        String line = (allowed ? Speech.say("allowed", "允许") : Speech.say("refused", "拒绝")) + ": "
                + Clean.text(answer.text("because", "")) + "\n";
        return new Result(answer, line, allowed ? Exit.DONE : Exit.REFUSED);
    }

    /** All rights of who asks, where is told. */
    static Result mine(Call call, @Nullable String project, @Nullable String env) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "project", project);
        put(query, "env", project == null ? null : env);
        return Nouns.list(call.api().all(simulation(query)), "right", "allowed", "where", "because");
    }

    private static String simulation(Map<String, String> query) {
        return "/access/simulation"
                + (query.isEmpty()
                        ? ""
                        : query.entrySet().stream()
                                .map(one -> one.getKey() + "=" + Api.query(one.getValue()))
                                .collect(Collectors.joining("&", "?", "")));
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) query.put(name, value);
    }
}
