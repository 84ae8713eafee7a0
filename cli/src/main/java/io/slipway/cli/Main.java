package io.slipway.cli;

import io.slipway.cli.demo.Demo;
import io.slipway.cli.line.Form;
import io.slipway.cli.line.Grammar;
import io.slipway.cli.line.Help;
import io.slipway.cli.line.Option;
import io.slipway.cli.line.Reading;
import io.slipway.cli.line.Written;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.training.Lines;
import io.slipway.cli.verb.Call;
import io.slipway.cli.verb.Configuration;
import io.slipway.cli.verb.Report;
import io.slipway.cli.verb.Result;
import io.slipway.cli.verb.Terminal;
import io.slipway.cli.verb.Verb;
import io.slipway.cli.verb.Verbs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code slipway} and {@code k8s}: reads the line, lets the verb act, prints what it answers. */
public final class Main {
    private final Terminal terminal;
    private final List<Verb> verbs;

    private Main(Terminal terminal) {
        this.terminal = terminal;
        this.verbs = terminal.isK8s() ? Verbs.all() : withLifeCycle();
    }

    public static void main(String[] arguments) {
        // The JDK's client would send a lost POST a second time by itself.
        System.setProperty("sun.net.http.retryPost", "false");
        Map<String, String> environment = System.getenv();
        Terminal terminal = new Terminal(
                System.getProperty("slipway.name", "slipway"),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.in,
                environment,
                Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))),
                Path.of(""));
        boolean train = arguments.length == 1 && arguments[0].equals("--train");
        System.exit(train ? train() : over(terminal, arguments).code());
    }

    /**
     * Run by the build with {@code -XX:AOTCacheOutput}: every verb once in each form of output, so that the
     * cache holds what any call will need.
     */
    private static int train() {
        return Lines.run(Main::run) ? 0 : 1;
    }

    /** The launcher brings everything up first and leaves the story to the client. */
    private static List<Verb> withLifeCycle() {
        List<Verb> verbs = new ArrayList<>(Verbs.all());
        verbs.add(Demo.verb());
        return verbs;
    }

    /** @param code the process's, which is another one only where a program in a pod gave it */
    private record Over(Exit exit, int code) {
        static Over of(Exit exit) {
            return new Over(exit, exit.code());
        }
    }

    /** One whole call. */
    static Exit run(Terminal terminal, String... arguments) {
        return over(terminal, arguments).exit();
    }

    private static Over over(Terminal terminal, String... arguments) {
        Speech.choose(terminal.environment());
        try {
            return new Main(terminal).call(arguments);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private Over call(String... arguments) {
        Report report = new Report(terminal, null);
        try {
            Written written = Written.of(arguments);
            report = new Report(terminal, written.value(Option.OUTPUT));
            if (helpWanted(written)) return Over.of(help(written));
            Result result = act(written);
            return new Over(report.result(result), result.code());
        } catch (Trouble trouble) {
            return Over.of(report.trouble(trouble));
        }
    }

    private Result act(Written written) {
        Reading reading = grammar().read(written);
        Verb verb = verbs.stream()
                .filter(candidate -> candidate.form().equals(reading.form()))
                .findFirst()
                .orElseThrow();
        Call call = new Call(terminal, written, reading);
        Configuration.tell(call, written.value(Option.OUTPUT));
        return verb.act().apply(call);
    }

    private static boolean helpWanted(Written written) {
        List<String> words = written.words();
        return written.has(Option.HELP) || words.isEmpty() || words.getFirst().equals("help");
    }

    private Exit help(Written written) {
        List<String> words = written.words();
        List<String> about =
                !words.isEmpty() && words.getFirst().equals("help") ? words.subList(1, words.size()) : words;
        @Nullable Form form = grammar().mentioned(about);
        @Nullable String noun = !about.isEmpty() && grammar().noun(about.getFirst()) ? about.getFirst() : null;
        terminal.out()
                .print(form == null ? Help.all(terminal.program(), forms(), noun) : Help.of(terminal.program(), form));
        return words.isEmpty() && !written.has(Option.HELP) ? Exit.USAGE : Exit.DONE;
    }

    private Grammar grammar() {
        return new Grammar(terminal.program(), forms());
    }

    private List<Form> forms() {
        return verbs.stream().map(Verb::form).toList();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
