package io.slipway.cli.training;

import io.slipway.cli.outcome.Exit;
import io.slipway.cli.verb.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The lines that training runs. */
public final class Lines {
    private static final String[] LINES = {
        "whoami",
        "use p/dev",
        "token list",
        "user list",
        "team list",
        "role list",
        "grant list",
        "can lin deploy p/dev",
        "project create p --description d",
        "project list",
        "project show p",
        "project delete p --reason r",
        "env create p/dev --class dev",
        "env list p",
        "env list",
        "env show p/dev",
        "env delete p/dev",
        "app create p/web --git /g --port 8080 --skip-tests",
        "app list p",
        "app show p/web",
        "app delete p/web",
        "cluster list",
        "cluster show local",
        "cluster remove local",
        "p/dev build web -v",
        "p/dev deploy web --from test --reason r --config A=B --replicas 2",
        "p/dev ship web --ref main",
        "p/dev rollback web 3",
        "p/dev restart web",
        "p/dev scale web 2",
        "p/dev pause web",
        "p/dev schedule web",
        "p/dev autoscale web",
        "p/dev autoscale web --min 1 --max 3",
        "p/dev delete pod web-1 --timeout 0",
        "p/dev get_all",
        "get_all",
        "dev status web",
        "p/dev status web",
        "p/dev why web",
        "p/dev events",
        "p/dev logs web --tail 5",
        "p/dev java web",
        "p/dev route list",
        "route list",
        "p/dev route add web --host h --path /",
        "p/dev route prove web",
        "app show p/missing",
        "p/dev deploy a-b",
        "nonsense words",
        "deploy --help",
        "app -h",
        "--help",
    };

    /** One call of the client. */
    public interface Client {
        Exit run(Terminal terminal, String... arguments);
    }

    private Lines() {}

    /** True when each line ended as trained code paths should: answered or refused, never broken. */
    public static boolean run(Client client) {
        try {
            return inFolder(client, Files.createTempDirectory("slipway-training"));
        } catch (IOException e) {
            throw new UncheckedIOException("the training needs a folder and a port of its own", e);
        }
    }

    private static boolean inFolder(Client client, Path home) throws IOException {
        try (CannedServer server = new CannedServer()) {
            login(client, server, home);
            for (String form : List.of("table", "json", "yaml")) {
                for (String line : LINES) {
                    run(client, home, "-o " + form + " --server " + server.url() + " " + line, "");
                }
            }
            return run(client, home, "p/dev get_all", "") == Exit.DONE;
        } finally {
            remove(home);
        }
    }

    private static void login(Client client, CannedServer server, Path home) {
        run(client, home, "login " + server.url(), "me\nsecret\n");
        run(client, home, "login " + server.url(), "token\n");
    }

    private static Exit run(Client client, Path home, String line, String input) {
        PrintStream sink = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(
                "slipway",
                sink,
                sink,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                Map.of("LANG", "C"),
                home,
                home);
        return client.run(terminal, Arrays.stream(line.split(" ", -1)).toArray(String[]::new));
    }

    private static void remove(Path home) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
