package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A platform of the bench's own, with the sample shipped twice: two versions to move between. */
final class Ground implements AutoCloseable {
    static final Path HOME = Path.of(need("SLIPWAY_HOME"));
    static final String NAMESPACE = "bench-dev";
    private static final Path DATA = Path.of("/var/lib/slipway-bench");
    private static final int PORT = 18900;

    private final Platform platform = new Platform(DATA, PORT, Map.of());
    private final Shell shell = platform.shell();
    /** Outside of the data folder: builders see nothing in that. */
    private final Path scratch;

    private final Sample sample;

    Ground() throws IOException, InterruptedException {
        scratch = Files.createTempDirectory("slipway-bench");
        sample = new Sample(shell, HOME.resolve("samples/hello"), scratch.resolve("hello"));
    }

    void up() throws IOException, InterruptedException {
        platform.up("local");
        slipway("project", "create", "bench");
        slipway("env", "create", "bench/dev");
        slipway("app", "create", "bench/hello", "--git", sample.folder().toString(), "--skip-tests");
        slipway("bench/dev", "ship", "hello");
        sample.change();
        slipway("bench/dev", "ship", "hello");
    }

    Sample sample() {
        return sample;
    }

    Shell shell() {
        return shell;
    }

    Path scratch() {
        return scratch;
    }

    String slipway(String... words) throws IOException, InterruptedException {
        return shell.must(600, command(List.of(need("SLIPWAY_DIST") + "/bin/slipway"), words));
    }

    List<String> kubectl() {
        return kubectl(DATA.resolve("cluster/local/admin.kubeconfig"));
    }

    /** The command line of kubectl: the machine's own where there is one, else the one of our parts. */
    static List<String> kubectl(Path kubeconfig) {
        List<String> own = List.of(need("SLIPWAY_PARTS") + "/kube", "kubectl");
        List<String> command =
                new ArrayList<>(Files.isExecutable(Path.of("/usr/bin/kubectl")) ? List.of("/usr/bin/kubectl") : own);
        command.add("--kubeconfig");
        command.add(kubeconfig.toString());
        return command;
    }

    String kubectl(String... words) throws IOException, InterruptedException {
        return shell.must(120, command(kubectl(), words));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, null);
    }

    JsonNode call(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        return platform.call(method, path, body);
    }

    boolean ready() throws InterruptedException {
        return answers(platform.url() + "/readyz");
    }

    boolean answers(String url) throws InterruptedException {
        return platform.answers(url);
    }

    JsonNode part(String name) throws IOException, InterruptedException {
        return platform.part(name);
    }

    String[] command(List<String> program, String... words) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(words));
        return command.toArray(String[]::new);
    }

    static String need(String name) {
        String value = System.getenv(name);
        if (value == null) throw new IllegalStateException(name + " is not set: run './slipway bench'");
        return value;
    }

    @Override
    public void close() throws IOException {
        platform.close();
        try (var files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
