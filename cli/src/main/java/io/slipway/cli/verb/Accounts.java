package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** password, session, token: one's own account, or with {@code --user} that of somebody else. */
final class Accounts {
    private static final String[] SESSION = {"id", "current", "source", "agent", "created", "lastUsed", "expires"};
    private static final String[] TOKEN = {"name", "project", "rights", "created", "expires", "lastUsed", "lastFrom"};

    private Accounts() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of("password", "", "change your password; the other sessions end", "修改密码；其他会话随之结束"),
                        Accounts::password),
                new Verb(
                        Form.of("session list", "", "where you are signed in", "列出登录会话")
                                .with(Option.USER),
                        call -> Nouns.list(call.api().all(of(call) + "/sessions"), SESSION)),
                new Verb(
                        Form.of("session end", "[ID]", "end one session, or all the others", "结束某个会话，或其他所有会话")
                                .takes(Kind.NAME)
                                .mayOmit(Kind.NAME)
                                .with(Option.USER, Option.ALL),
                        Accounts::end),
                new Verb(
                        Form.of("token create", "NAME --days N", "an API token, shown once", "新建 API 令牌（仅显示一次）")
                                .takes(Kind.NAME)
                                .with(Option.DAYS, Option.PROJECT, Option.RIGHT),
                        Accounts::create),
                new Verb(
                        Form.of("token list", "", "your API tokens and their last use", "列出 API 令牌")
                                .with(Option.USER),
                        call -> Nouns.list(call.api().all(of(call) + "/tokens"), TOKEN)),
                new Verb(
                        Form.of("token revoke", "NAME", "end a token and what was made with it", "吊销令牌")
                                .takes(Kind.NAME)
                                .with(Option.USER),
                        Accounts::revoke));
    }

    /** Whose account it is about. */
    private static String of(Call call) {
        @Nullable String user = call.option(Option.USER);
        return user == null ? "/me" : Api.path("people", user);
    }

    private static Result password(Call call) {
        Credentials.Change change = Credentials.change(call.terminal());
        call.api().put("/me/password", Map.of("current", change.current(), "password", change.fresh()));
        return Result.of(
                new Doc(Map.of("changed", true)),
                Speech.say("the password is changed; the other sessions are ended\n", "密码已修改；其他会话已结束\n"));
    }

    private static Result end(Call call) {
        @Nullable String id = call.wordOrNull(Kind.NAME);
        String all = call.options().has(Option.ALL) ? "?all=true" : "";
        call.api().delete(of(call) + "/sessions" + (id == null ? all : Api.path(id)));
        String which = id == null ? Speech.say("the sessions are", "会话已") : Speech.say("the session is", "会话已");
        return Result.of(new Doc(Map.of("ended", id == null ? "all" : id)), which + Speech.say(" ended\n", "结束\n"));
    }

    private static Result create(Call call) {
        @Nullable Integer days = call.options().number(Option.DAYS);
        if (days == null) {
            throw Trouble.usage(Speech.say("say how long the token is good: --days 30", "请指定有效期：--days 30"), null);
        }
        List<String> rights = call.options().values(Option.RIGHT);
        Body body = new Body()
                .put("name", call.word(Kind.NAME))
                .put("days", days)
                .text("project", call, Option.PROJECT)
                .put("rights", rights.isEmpty() ? null : rights);
        Doc made = call.api().post("/me/tokens", body.fields());
        String hint = Speech.say("shown this once; it ends ", "仅显示这一次；到期时间 ");
        return Result.of(
                made,
                Clean.text(made.text("token", "")) + "\n" + hint
                        + Clean.text(made.at("about").text("expires", "")) + "\n");
    }

    private static Result revoke(Call call) {
        String name = call.word(Kind.NAME);
        call.api().delete(of(call) + "/tokens" + Api.path(name));
        Map<String, Object> revoked = new LinkedHashMap<>();
        revoked.put("revoked", name);
        return Result.of(
                new Doc(revoked),
                Speech.say("token " + Clean.text(name) + " revoked\n", "令牌 " + Clean.text(name) + " 已吊销\n"));
    }
}
