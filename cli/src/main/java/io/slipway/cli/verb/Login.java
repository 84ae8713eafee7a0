package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.outcome.Unreachable;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.tty.Attached;
import io.slipway.cli.tty.Tty;
import io.slipway.cli.wire.Doc;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code login APP}: a shell in the app's container, or what is piped into it. */
final class Login {
    private Login() {}

    static Verb verb() {
        return new Verb(
                Form.of("login", "APP [POD]", "a shell in the app's container", "进入应用容器的终端")
                        .inEnvironment()
                        .takes(Kind.TARGET, Kind.NAME)
                        .mayOmit(Kind.NAME)
                        .with(Option.CONTAINER, Option.DEBUG, Option.REASON),
                Login::login);
    }

    private static Result login(Call call) {
        Space space = call.space();
        List<String> apps = call.apps(space);
        if (apps.size() != 1) {
            throw Trouble.usage(
                    Speech.say(
                            "one terminal is of one app, not of " + String.join(", ", apps),
                            "一个终端只属于一个应用，而不是 " + String.join("、", apps)),
                    null);
        }
        String path = space.path(apps.getFirst());
        boolean tty = Tty.present(call.terminal().in());
        try (ReadableByteChannel in = Attached.standardInput(call.terminal().in())) {
            Doc ticket = call.api().post(path + "/terminals", wish(call, tty));
            Attached attached = new Attached(
                    call.api(), path, call.terminal().out(), call.terminal().err(), tty);
            if (!tty) return result(call, attached.run(ticket, in));
            Attached.End end;
            try (Tty _ = Tty.raw()) {
                end = attached.run(ticket, in);
            }
            return result(call, end);
        } catch (IOException e) {
            throw new Unreachable(call.api().server().url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Trouble.timeout(Speech.say("interrupted", "已中断"), null);
        }
    }

    private static Map<String, Object> wish(Call call, boolean tty) throws IOException {
        Map<String, Object> wish = new HashMap<>();
        wish.put("tty", tty);
        if (tty) {
            Tty.Size size = Tty.size();
            wish.put("columns", size.columns());
            wish.put("rows", size.rows());
        }
        put(wish, "pod", call.wordOrNull(Kind.NAME));
        put(wish, "container", call.option(Option.CONTAINER));
        if (call.options().has(Option.DEBUG)) wish.put("debug", true);
        put(wish, "reason", call.option(Option.REASON));
        return wish;
    }

    private static void put(Map<String, Object> wish, String name, @Nullable String value) {
        if (value != null) wish.put(name, value);
    }

    /** The program's own exit code is the call's; why the platform ended it is said besides. */
    private static Result result(Call call, Attached.End end) {
        if (end.word().equals("Exited")) {
            return new Result(null, "", end.exit() == 0 ? Exit.DONE : Exit.FAILED, end.exit());
        }
        String words =
                call.terminal().program() + ": " + Clean.text(end.detail()) + " (" + Clean.text(end.word()) + ")\n";
        String next = end.word().equals("NoShell")
                ? Speech.say(
                        "  next: the image has no shell; --debug opens one beside it, 'java APP' tells of its JVM\n",
                        "  下一步：镜像中没有 shell；--debug 在其旁打开调试容器，'java 应用' 查看其 JVM\n")
                : "";
        Exit exit = end.word().equals("RightWithdrawn") ? Exit.REFUSED : Exit.FAILED;
        return new Result(null, words + next, exit, exit.code());
    }
}
