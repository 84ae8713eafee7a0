package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** login, whoami, use. */
final class Session {
    private Session() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of("login", "URL", "sign in and keep it", "登录并保存")
                                .takes(Kind.URL)
                                .with(Option.USER, Option.TOKEN),
                        Session::login),
                new Verb(
                        Form.of("whoami", "", "who the server takes you for", "当前身份")
                                .with(Option.CAN),
                        Session::whoami),
                new Verb(
                        Form.of("use", "PROJECT[/ENV]", "project and environment where none is written", "设定默认项目和环境")
                                .takes(Kind.PAIR),
                        Session::use));
    }

    private static Result login(Call call) {
        String url = new Server(call.word(Kind.URL), null, null).url();
        Credentials given = Credentials.ask(
                call.terminal(), call.option(Option.USER), call.options().has(Option.TOKEN));
        @Nullable
        String cookie = given.token() == null ? cookie(call, new Api(new Server(url, null, null)), given) : null;
        Doc me = new Api(new Server(url, given.token(), cookie)).get("/whoami");
        call.context().signedIn(url, given.token(), cookie).save(call.terminal().home());
        return identity(me, url);
    }

    /** Asks for the second factor only when there is one. */
    private static String cookie(Call call, Api api, Credentials given) {
        try {
            return api.signIn(given.user(), given.password(), given.otp());
        } catch (Trouble trouble) {
            boolean wanted = trouble.problem().code().equals("SecondFactorNeeded") && given.otp() == null;
            @Nullable String code = wanted ? Credentials.code(call.terminal()) : null;
            if (code == null) {
                throw trouble;
            }
            return api.signIn(given.user(), given.password(), code);
        }
    }

    private static Result whoami(Call call) {
        Api api = call.api();
        if (call.options().has(Option.CAN)) {
            return Rights.mine(call, call.context().project(), call.context().env());
        }
        return identity(api.get("/whoami"), api.server().url());
    }

    private static Result use(Call call) {
        String[] words = call.word(Kind.PAIR).split("/", 2);
        @Nullable String env = words.length == 2 ? words[1] : null;
        Doc found = call.api()
                .get(env == null ? Api.path("projects", words[0]) : Api.path("projects", words[0], "envs", env));
        call.context().using(words[0], env).save(call.terminal().home());
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        first.put("project", words[0]);
        first.put("env", env);
        return Result.of(found.led(first), Speech.say("in use: ", "当前使用：") + Clean.text(call.word(Kind.PAIR)) + "\n");
    }

    private static Result identity(Doc me, String url) {
        String role = me.flag("admin") ? Speech.say(", administrator", "，管理员") : "";
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("user", me.text("user", ""));
        first.put("server", url);
        return Result.of(me.led(first), Clean.text(me.text("user", "") + " @ " + url + role) + "\n");
    }
}
