package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** user create, list, show, rename, disable, enable, link, delete. */
final class Users {
    private static final String[] FIELDS = {
        "name", "displayName", "origin", "state", "secondFactor", "lastSeen", "created"
    };

    private Users() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        one("user create", "a person, and the link for the first password", "新建用户并生成设置密码链接")
                                .with(Option.DISPLAY, Option.DRY_RUN),
                        Users::create),
                new Verb(
                        Form.of("user list", "[PART]", "people, all or those whose name holds PART", "列出用户")
                                .takes(Kind.NAME)
                                .mayOmit(Kind.NAME),
                        Users::list),
                new Verb(
                        one("user show", "one person", "查看用户"),
                        call -> Nouns.one(call.api().get(path(call)), FIELDS)),
                new Verb(
                        one("user rename", "give another display name", "修改显示名称")
                                .with(Option.DISPLAY, Option.DRY_RUN),
                        Users::rename),
                new Verb(
                        one("user disable", "keep out, at once and everywhere", "禁用用户，立即生效")
                                .with(Option.DRY_RUN),
                        call -> act(call, "disable")),
                new Verb(one("user enable", "let in again", "启用用户").with(Option.DRY_RUN), call -> act(call, "enable")),
                new Verb(one("user link", "a fresh link that sets the password", "生成设置密码链接"), Users::link),
                new Verb(
                        one("user delete", "with grants, sessions and tokens", "删除用户及其授权、会话和令牌")
                                .with(Option.DRY_RUN),
                        call -> Result.deleted(
                                "user", call.word(Kind.NAME), call.api().delete(path(call)))));
    }

    private static Form one(String words, String english, String chinese) {
        return Form.of(words, "NAME", english, chinese).takes(Kind.NAME);
    }

    private static Result create(Call call) {
        Body body = new Body().put("name", call.word(Kind.NAME)).text("displayName", call, Option.DISPLAY);
        Doc made = call.api().post("/people", body.fields());
        if (Tried.is(made)) {
            return Tried.result(made);
        }
        return Result.of(made, Nouns.one(made.at("person"), FIELDS).text() + linkLine(made.text("link", "")));
    }

    private static Result link(Call call) {
        Doc made = call.api().post(path(call) + "/links", Map.of());
        return Result.of(made, linkLine(made.text("url", "")));
    }

    private static String linkLine(String url) {
        return Speech.say("sets the password, once: ", "设置密码（仅一次）：") + Clean.text(url) + "\n";
    }

    private static Result list(Call call) {
        @Nullable String part = call.wordOrNull(Kind.NAME);
        return Nouns.list(call.api().all("/people" + (part == null ? "" : "?q=" + Api.query(part))), FIELDS);
    }

    private static Result rename(Call call) {
        Body body = new Body().put("displayName", Needed.option(call, Option.DISPLAY));
        return Nouns.one(call.api().put(path(call), body.fields()), FIELDS);
    }

    private static Result act(Call call, String word) {
        return Nouns.one(call.api().post(path(call) + "/" + word, Map.of()), FIELDS);
    }

    private static String path(Call call) {
        return Api.path("people", call.word(Kind.NAME));
    }
}
