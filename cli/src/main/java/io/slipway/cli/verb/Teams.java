package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** team create, list, show, delete, add, remove. */
final class Teams {
    private static final String ALL = "/access/teams";
    private static final String[] FIELDS = {"name", "description", "created"};

    private Teams() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        one("team create", "people who are given rights together", "新建团队")
                                .with(Option.DESCRIPTION, Option.DRY_RUN),
                        Teams::create),
                new Verb(
                        Form.of("team list", "", "teams", "列出团队"),
                        call -> Nouns.list(call.api().all(ALL), FIELDS)),
                new Verb(
                        one("team show", "one team and who is in it", "查看团队及成员"),
                        call -> shown(call.api().get(path(call)))),
                new Verb(
                        one("team delete", "with all that was given to it", "删除团队及其授权")
                                .with(Option.DRY_RUN),
                        call -> Result.deleted(
                                "team", call.word(Kind.NAME), call.api().delete(path(call)))),
                new Verb(
                        two("team add", "take a person in", "添加成员"),
                        call -> shown(call.api().put(member(call), Map.of()))),
                new Verb(two("team remove", "take a person out", "移除成员"), Teams::remove));
    }

    private static Form one(String words, String english, String chinese) {
        return Form.of(words, "NAME", english, chinese).takes(Kind.NAME);
    }

    private static Form two(String words, String english, String chinese) {
        return Form.of(words, "NAME PERSON", english, chinese)
                .takes(Kind.NAME, Kind.ANY)
                .with(Option.DRY_RUN);
    }

    private static Result create(Call call) {
        Body body = new Body().put("name", call.word(Kind.NAME)).text("description", call, Option.DESCRIPTION);
        return shown(call.api().post(ALL, body.fields()));
    }

    private static Result remove(Call call) {
        Doc answer = call.api().delete(member(call));
        if (Tried.is(answer)) {
            return Tried.result(answer);
        }
        String person = call.word(Kind.ANY);
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("removed", person);
        String words = Clean.text(person) + Speech.say(" is out of team ", " 已移出团队 ");
        return Result.of(answer.led(first), words + Clean.text(call.word(Kind.NAME)) + "\n");
    }

    private static Result shown(Doc team) {
        if (Tried.is(team)) {
            return Tried.result(team);
        }
        String members = team.at("members").items().stream()
                .map(one -> Clean.text(one.text("person", "")))
                .distinct()
                .collect(Collectors.joining(", "));
        return Result.of(
                team,
                Nouns.one(team, FIELDS).text()
                        + (members.isEmpty() ? "" : Speech.say("MEMBERS  ", "成员  ") + members + "\n"));
    }

    private static String path(Call call) {
        return ALL + Api.path(call.word(Kind.NAME));
    }

    private static String member(Call call) {
        return path(call) + "/members" + Api.path(call.word(Kind.ANY));
    }
}
