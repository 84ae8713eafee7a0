package io.slipway.cli.verb;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs in with: asked for on a terminal, else read from standard input, where one line is a
 * token (or the password of {@code --user}), two lines are user and password, and one more is the code of
 * a second factor. Never an argument, which
 * every process of the machine could read.
 */
record Credentials(
        String user,
        String password,
        @Nullable String token,
        @Nullable String otp) {

    static Credentials ask(Terminal terminal, @Nullable String user, boolean byToken) {
        @Nullable Console console = console(terminal);
        return console != null ? fromConsole(console, user, byToken) : fromLines(lines(terminal), user, byToken);
    }

    private static Credentials fromConsole(Console console, @Nullable String user, boolean byToken) {
        String name = byToken
                ? ""
                : user != null ? user : read(console.readLine(Speech.say("user (empty: by token): ", "用户（空：用令牌）：")));
        if (name.isEmpty()) {
            return new Credentials("", "", secret(console, Speech.say("token: ", "令牌：")), null);
        }
        return new Credentials(name, secret(console, Speech.say("password: ", "密码：")), null, null);
    }

    private static String secret(Console console, String prompt) {
        char @Nullable [] typed = console.readPassword("%s", prompt);
        return read(typed == null ? null : new String(typed));
    }

    private static Credentials fromLines(List<String> lines, @Nullable String user, boolean byToken) {
        if (user != null && !lines.isEmpty()) {
            return new Credentials(user, lines.getFirst(), null, at(lines, 1));
        }
        if (byToken || lines.size() == 1) {
            return new Credentials("", "", read(lines.isEmpty() ? null : lines.getFirst()), null);
        }
        return lines.size() < 2 ? nothing() : new Credentials(lines.get(0), lines.get(1), null, at(lines, 2));
    }

    private static @Nullable String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : null;
    }

    /** The second factor's code, when the server wants one; on standard input it is the line after the password. */
    static @Nullable String code(Terminal terminal) {
        @Nullable Console console = console(terminal);
        return console == null
                ? null
                : read(console.readLine(Speech.say("code of your authenticator app: ", "验证器应用的验证码：")));
    }

    private static @Nullable Console console(Terminal terminal) {
        @Nullable Console console = terminal.in().equals(System.in) ? System.console() : null;
        return console != null && console.isTerminal() ? console : null;
    }

    private static List<String> lines(Terminal terminal) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
            return reader.lines().filter(line -> !line.isEmpty()).limit(3).toList();
        } catch (java.io.UncheckedIOException e) {
            IOException cause = e.getCause();
            throw Trouble.usage("standard input: " + cause, null);
        }
    }

    private static String read(@Nullable String typed) {
        if (typed == null) {
            nothing();
        }
        return typed == null ? "" : typed.strip();
    }

    /** What a change of the password wants: both from the terminal, or two lines of standard input. */
    record Change(String current, String fresh) {
        @Override
        public String toString() {
            return "***";
        }
    }

    static Change change(Terminal terminal) {
        @Nullable Console console = console(terminal);
        if (console == null) {
            List<String> lines = lines(terminal);
            if (lines.size() < 2) {
                throw Trouble.usage(
                        Speech.say(
                                "on standard input: a line with the current password and one with the new",
                                "标准输入：一行当前密码，一行新密码"),
                        null);
            }
            return new Change(lines.get(0), lines.get(1));
        }
        String current = secret(console, Speech.say("current password: ", "当前密码："));
        String fresh = secret(console, Speech.say("new password: ", "新密码："));
        if (!fresh.equals(secret(console, Speech.say("once more: ", "再次输入：")))) {
            throw Trouble.usage(Speech.say("the two new passwords differ", "两次输入的新密码不一致"), null);
        }
        return new Change(current, fresh);
    }

    private static Credentials nothing() {
        throw Trouble.usage(
                Speech.say("nothing to sign in with", "没有登录信息"),
                Speech.say(
                        "on standard input: one line with a token, or two lines with user and password",
                        "标准输入：一行令牌，或两行用户与密码"));
    }

    /** The secrets stay out of whatever prints this. */
    @Override
    public String toString() {
        return user;
    }
}
