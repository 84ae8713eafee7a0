package io.slipway.cli.verb;

import io.slipway.cli.context.Context;
import io.slipway.cli.context.Servers;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.line.Reading;
import io.slipway.cli.line.Targets;
import io.slipway.cli.line.Written;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line at work: what was written and whom it concerns. */
public final class Call {
    private final Terminal terminal;
    private final Written written;
    private final Reading reading;
    private final Context context;
    private @Nullable Api api;

    public Call(Terminal terminal, Written written, Reading reading) {
        this.terminal = terminal;
        this.written = written;
        this.reading = reading;
        this.context = Context.load(terminal.home());
    }

    public Terminal terminal() {
        return terminal;
    }

    public Written options() {
        return written;
    }

    public @Nullable String option(Option option) {
        return written.value(option);
    }

    Context context() {
        return context;
    }

    public Api api() {
        if (api == null) {
            api = new Api(
                    Servers.choose(written.value(Option.SERVER), context, terminal.environment(), terminal.home()),
                    written.has(Option.DRY_RUN));
        }
        return api;
    }

    public Path data() {
        return Servers.data(written.value(Option.DATA), terminal.environment(), terminal.home());
    }

    /** The word of that kind; only for kinds the form does not let out. */
    String word(Kind kind) {
        @Nullable String word = reading.arguments().get(kind);
        if (word == null) {
            throw new IllegalStateException(reading.form().name() + " lets " + kind + " out");
        }
        return word;
    }

    @Nullable
    String wordOrNull(Kind kind) {
        return reading.arguments().get(kind);
    }

    Space space() {
        return spaces().find(reading.space());
    }

    @Nullable
    Space spaceOrNull() {
        return spaces().findOrNull(reading.space());
    }

    Path configuration() {
        return spaces().configuration();
    }

    /** The two halves of {@code P/X}; P may be left out when a project is in use. */
    Pair pair() {
        String word = word(Kind.PAIR);
        int slash = word.indexOf('/');
        return slash < 0
                ? new Pair(project(null), word)
                : new Pair(word.substring(0, slash), word.substring(slash + 1));
    }

    record Pair(String project, String name) {}

    /** The project as written, else the one in use. */
    String project(@Nullable String named) {
        if (named != null) {
            return named;
        }
        if (context.project() == null) {
            throw Trouble.usage(
                    Speech.say("no project: write P/NAME", "缺少项目：请写 P/NAME"), terminal.program() + " use P");
        }
        return context.project();
    }

    /** The apps the target names; without a target the project's only app. */
    List<String> apps(Space space) {
        return apps(space.project());
    }

    List<String> apps(String project) {
        @Nullable String target = reading.arguments().get(Kind.TARGET);
        if (target != null && Targets.plain(target)) {
            return List.of(target);
        }
        List<String> known = api().all(Api.path("projects", project, "apps")).stream()
                .map(app -> app.text("name", ""))
                .toList();
        if (target != null) {
            return Targets.resolve(target, known);
        }
        if (known.size() == 1) {
            return known;
        }
        throw Trouble.usage(
                Speech.say(
                        "which app of " + project + "? known: " + String.join(", ", known),
                        "项目 " + project + " 的哪个应用？已有：" + String.join(", ", known)),
                null);
    }

    private Spaces spaces() {
        return new Spaces(terminal, context, api());
    }
}
