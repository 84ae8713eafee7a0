package io.slipway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform of the bench's own, with the sample shipped twice: two versions to move between. */
final class Ground implements AutoCloseable {
    private static final Path HOME = Path.of(need("SLIPWAY_HOME"));
    private static final Path DATA = Path.of("/var/lib/slipway-bench");
    private static final int PORT = 18900;
    static final String APP = "/api/v1/projects/bench/envs/dev/apps/hello";

    private final HttpClient http = HttpClient.newHttpClient();
    /** Outside of the data folder: builders see nothing in that. */
    private final Path scratch;

    private final Path repository;

    Ground() throws IOException {
        scratch = Files.createTempDirectory("slipway-bench");
        repository = scratch.resolve("hello");
    }

    void up() throws IOException, InterruptedException {
        must(30, HOME.resolve("slipway").toString(), "down", "--purge", "--data", DATA.toString());
        must(
                600,
                HOME.resolve("slipway").toString(),
                "up",
                "--detach",
                "--data",
                DATA.toString(),
                "--port",
                Integer.toString(PORT),
                "--cluster",
                "local");
        must(10, "cp", "-r", HOME.resolve("samples/hello").toString(), repository.toString());
        must(10, "chmod", "-R", "a+rX", scratch.toString());
        must(10, "git", "-C", repository.toString(), "init", "-q", "-b", "main");
        commit("first");
        slipway("project", "create", "bench");
        slipway("env", "create", "bench/dev");
        slipway("app", "create", "bench/hello", "--git", repository.toString(), "--skip-tests");
        slipway("bench/dev", "ship", "hello");
        change();
        slipway("bench/dev", "ship", "hello");
    }

    /** Changes one class and commits it. */
    void change() throws IOException, InterruptedException {
        Path source = repository.resolve("src/main/java/com/example/hello/Greeting.java");
        String text = Files.readString(source);
        int end = text.lastIndexOf('}');
        Files.writeString(
                source, text.substring(0, end) + "    static final long MARK_" + System.nanoTime() + " = 1;\n}\n");
        commit("change");
    }

    private void commit(String message) throws IOException, InterruptedException {
        must(10, "git", "-C", repository.toString(), "add", "-A");
        must(
                10,
                "git",
                "-C",
                repository.toString(),
                "-c",
                "user.name=Bench",
                "-c",
                "user.email=bench@example.com",
                "commit",
                "-q",
                "-m",
                message);
    }

    String slipway(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(need("SLIPWAY_DIST") + "/bin/slipway"));
        command.addAll(List.of(words));
        return must(600, command.toArray(String[]::new));
    }

    String kubectl(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                need("SLIPWAY_PARTS") + "/kube",
                "kubectl",
                "--kubeconfig",
                DATA.resolve("cluster/local/admin.kubeconfig").toString()));
        command.addAll(List.of(words));
        return must(120, command.toArray(String[]::new));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, null);
    }

    JsonNode call(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(DATA.resolve("admin.token")).strip())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IOException(method + " " + path + ": " + answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    boolean ready() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/readyz"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    JsonNode part(String name) throws IOException, InterruptedException {
        // A part that is starting makes status end with 1, and is in the answer all the same.
        String status = run(30, HOME.resolve("slipway").toString(), "status", "--data", DATA.toString(), "-o", "json")
                .out();
        String last = status.strip().lines().reduce("", (before, line) -> line);
        for (JsonNode part : JsonMapper.shared().readTree(last).get("items")) {
            if (part.get("name").asString().equals(name)) return part;
        }
        throw new IOException("no part " + name);
    }

    /** Runs a command to its end and returns what it printed; a failure ends the bench. */
    private static String must(int seconds, String... command) throws IOException, InterruptedException {
        Ended ended = run(seconds, command);
        if (ended.exit() != 0) {
            throw new IOException(String.join(" ", command) + ": exit " + ended.exit() + "\n" + ended.out());
        }
        return ended.out();
    }

    private record Ended(int exit, String out) {}

    private static Ended run(int seconds, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(false);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SLIPWAY_DATA", DATA.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + ": not over within " + seconds + " s");
        }
        return new Ended(process.exitValue(), out);
    }

    private static String need(String name) {
        String value = System.getenv(name);
        if (value == null) throw new IllegalStateException(name + " is not set: run './slipway bench'");
        return value;
    }

    @Override
    public void close() throws IOException {
        try {
            must(180, HOME.resolve("slipway").toString(), "down", "--purge", "--data", DATA.toString());
        } catch (InterruptedException e) {
            throw new IOException("interrupted: run './slipway down --purge --data " + DATA + "'", e);
        }
        try (var files = Files.walk(scratch)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
        http.close();
    }
}
