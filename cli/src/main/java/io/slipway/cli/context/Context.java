package io.slipway.cli.context;

import io.slipway.cli.outcome.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code login} and {@code use} keep in {@code ~/.config/slipway/context}, one {@code key=value} a line,
 * readable by its owner only because it holds the credential.
 */
public record Context(
        @Nullable String server,
        @Nullable String token,
        @Nullable String cookie,
        @Nullable String project,
        @Nullable String env) {

    public static final Context EMPTY = new Context(null, null, null, null, null);

    public static Path folder(Path home) {
        return home.resolve(".config").resolve("slipway");
    }

    public static Context load(Path home) {
        try {
            Map<String, String> values = new HashMap<>();
            for (String line : Files.readAllLines(file(home))) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return new Context(
                    values.get("server"),
                    values.get("token"),
                    values.get("cookie"),
                    values.get("project"),
                    values.get("env"));
        } catch (NoSuchFileException e) {
            return EMPTY;
        } catch (IOException e) {
            throw unusable("read", home, e);
        }
    }

    public Context signedIn(String url, @Nullable String newToken, @Nullable String newCookie) {
        boolean same = url.equals(server);
        return new Context(url, newToken, newCookie, same ? project : null, same ? env : null);
    }

    public Context using(String newProject, @Nullable String newEnv) {
        return new Context(server, token, cookie, newProject, newEnv);
    }

    /** Written beside and moved, so that a reader never sees half a file. */
    public void save(Path home) {
        try {
            Files.createDirectories(folder(home));
            Path fresh = Files.createTempFile(
                    folder(home),
                    "context",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, lines(), StandardCharsets.UTF_8);
            Files.move(fresh, file(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable("write", home, e);
        }
    }

    /** The credential stays out of whatever prints a context. */
    @Override
    public String toString() {
        return server + " " + project + "/" + env;
    }

    private List<String> lines() {
        return Stream.of(
                        line("server", server),
                        line("token", token),
                        line("cookie", cookie),
                        line("project", project),
                        line("env", env))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> line(String key, @Nullable String value) {
        return value == null ? List.of() : List.of(key + "=" + value);
    }

    private static Path file(Path home) {
        return folder(home).resolve("context");
    }

    private static Trouble unusable(String act, Path home, IOException e) {
        return Trouble.failed(
                "ContextUnusable",
                "cannot " + act + " the context",
                file(home) + ": " + e,
                List.of(),
                "repair the file's owner and mode, or remove it and sign in again");
    }
}
