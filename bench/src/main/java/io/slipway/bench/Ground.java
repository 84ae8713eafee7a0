package io.slipway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform of the bench's own, with the sample shipped twice: two versions to move between. */
final class Ground implements AutoCloseable {
    static final Path HOME = Path.of(need("SLIPWAY_HOME"));
    static final String NAMESPACE = "bench-dev";
    private static final Path DATA = Path.of("/var/lib/slipway-bench");
    private static final int PORT = 18900;
    private static final String URL = "http://127.0.0.1:" + PORT;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Shell shell = new Shell(Map.of("SLIPWAY_DATA", DATA.toString()));
    /** Outside of the data folder: builders see nothing in that. */
    private final Path scratch;

    private final Sample sample;

    Ground() throws IOException, InterruptedException {
        scratch = Files.createTempDirectory("slipway-bench");
        sample = new Sample(shell, HOME.resolve("samples/hello"), scratch.resolve("hello"));
    }

    void up() throws IOException, InterruptedException {
        String port = Integer.toString(PORT);
        launcher(60, "down", "--purge");
        launcher(600, "up", "--detach", "--port", port, "--cluster", "local");
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

    /** The command line of kubectl: the machine's own where there is one, else the one of our parts. */
    List<String> kubectl() {
        List<String> own = List.of(need("SLIPWAY_PARTS") + "/kube", "kubectl");
        List<String> command =
                new ArrayList<>(Files.isExecutable(Path.of("/usr/bin/kubectl")) ? List.of("/usr/bin/kubectl") : own);
        command.add("--kubeconfig");
        command.add(DATA.resolve("cluster/local/admin.kubeconfig").toString());
        return command;
    }

    String kubectl(String... words) throws IOException, InterruptedException {
        return shell.must(120, command(kubectl(), words));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, null);
    }

    JsonNode call(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        String token = Files.readString(DATA.resolve("admin.token")).strip();
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(URL + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IOException(method + " " + path + ": " + answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    boolean ready() throws InterruptedException {
        return answers(URL + "/readyz");
    }

    boolean answers(String url) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    JsonNode part(String name) throws IOException, InterruptedException {
        // A part that is starting makes status end with 1, and is in the answer all the same.
        String status = shell.run(30, command(launcher(), "status", "--data", DATA.toString(), "-o", "json"))
                .out();
        String last = status.strip().lines().reduce("", (before, line) -> line);
        for (JsonNode part : JsonMapper.shared().readTree(last).get("items")) {
            if (part.get("name").asString().equals(name)) return part;
        }
        throw new IOException("no part " + name);
    }

    private void launcher(int seconds, String... words) throws IOException, InterruptedException {
        String[] command = command(launcher(), words);
        shell.must(seconds, command(List.of(command), "--data", DATA.toString()));
    }

    private static List<String> launcher() {
        return List.of(HOME.resolve("slipway").toString());
    }

    private static String[] command(List<String> program, String... words) {
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
        try {
            launcher(180, "down", "--purge");
        } catch (InterruptedException e) {
            throw new IOException("interrupted: run './slipway down --purge --data " + DATA + "'", e);
        }
        try (var files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
        http.close();
    }
}
