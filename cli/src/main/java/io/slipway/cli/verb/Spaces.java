package io.slipway.cli.verb;

import io.slipway.cli.context.Context;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the environment a line means. */
final class Spaces {
    private static final String DEFAULT_FILE = "default-namespace.conf";
    private static final int NOT_FOUND = 404;

    private final Terminal terminal;
    private final Context context;
    private final Api api;

    Spaces(Terminal terminal, Context context, Api api) {
        this.terminal = terminal;
        this.context = context;
        this.api = api;
    }

    /** As written; without a word the one in use, or the first line of the default file, or one's own space. */
    Space find(@Nullable String written) {
        @Nullable Space known = findOrNull(written);
        if (known == null) {
            known = own();
        }
        if (known == null) {
            throw Trouble.usage(
                    Speech.say(
                            "no environment: write ENV or P/ENV first, or name one in " + DEFAULT_FILE
                                    + " (./, then ~/.k8s/), or make your own: slipway space create",
                            "缺少环境：请先写 ENV 或 P/ENV，或写入 " + DEFAULT_FILE
                                    + "（./，然后 ~/.k8s/），或新建个人空间：slipway space create"),
                    terminal.program() + " use P/ENV");
        }
        return known;
    }

    /** Null when there is none, or the server knows of none yet. */
    private @Nullable Space own() {
        try {
            Doc space = api.get("/me/space");
            @Nullable String project = space.text("project");
            @Nullable String env = space.text("env");
            return project == null || env == null ? null : new Space(project, env);
        } catch (Trouble trouble) {
            if (trouble.problem().status() == NOT_FOUND) {
                return null;
            }
            throw trouble;
        }
    }

    /** Null when nothing was written and nothing is in use. */
    @Nullable
    Space findOrNull(@Nullable String written) {
        if (written != null) {
            return resolve(written);
        }
        @Nullable Path file = defaultFile();
        boolean fileFirst = terminal.isK8s() || context.env() == null;
        if (file != null && fileFirst) {
            return resolve(firstLine(file));
        }
        return context.project() == null || context.env() == null ? null : new Space(context.project(), context.env());
    }

    /** The folder whose files decide, which {@code k8s} prints first. */
    Path configuration() {
        @Nullable Path file = defaultFile();
        @Nullable
        Path folder = file == null ? null : file.toAbsolutePath().normalize().getParent();
        return folder == null ? Context.folder(terminal.home()) : folder;
    }

    private Space resolve(String word) {
        int slash = word.indexOf('/');
        if (slash >= 0) {
            return new Space(word.substring(0, slash), word.substring(slash + 1));
        }
        List<Space> named = named(word);
        if (context.project() != null) {
            Space inUse = new Space(context.project(), word);
            if (named.contains(inUse)) {
                return inUse;
            }
        }
        if (named.size() == 1) {
            return named.getFirst();
        }
        throw named.isEmpty() ? unknown(word) : several(word, named);
    }

    /** Environments of that name, or whose namespace it is. */
    private List<Space> named(String word) {
        List<Space> found = new ArrayList<>();
        for (String project : projects()) {
            for (Doc env : api.all(Api.path("projects", project, "envs"))) {
                if (word.equals(env.text("name")) || word.equals(env.text("namespace"))) {
                    found.add(new Space(project, env.text("name", word)));
                }
            }
        }
        return found;
    }

    private List<String> projects() {
        return api.all("/projects").stream()
                .map(project -> project.text("name", ""))
                .toList();
    }

    private @Nullable Path defaultFile() {
        for (Path folder : List.of(terminal.folder(), terminal.home().resolve(".k8s"))) {
            Path file = folder.resolve(DEFAULT_FILE);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    private static String firstLine(Path file) {
        try {
            String line = Files.readString(file).lines().findFirst().orElse("").strip();
            if (line.isEmpty()) {
                throw Trouble.usage(file + ": the first line is empty", "write P/ENV or a namespace there");
            }
            return line;
        } catch (IOException e) {
            throw Trouble.usage(file + ": " + e, "write P/ENV or a namespace there");
        }
    }

    private static Trouble unknown(String word) {
        return Trouble.usage(
                Speech.say("no project has an environment '" + word + "'", "没有项目含有环境 '" + word + "'"),
                "slipway env list");
    }

    private static Trouble several(String word, List<Space> named) {
        String candidates =
                String.join(", ", named.stream().map(Space::toString).toList());
        return Trouble.usage(
                Speech.say(
                        "'" + word + "' is an environment of several projects: " + candidates,
                        "'" + word + "' 是多个项目的环境：" + candidates),
                Speech.say("write P/" + word + ", or slipway use P", "请写 P/" + word + "，或先 slipway use P"));
    }
}
