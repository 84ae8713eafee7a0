package io.slipway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform of the bench's own, on ports and a folder of its own. */
final class Platform implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Shell shell;
    private final Path data;
    private final int port;

    /** @param environment of its processes */
    Platform(Path data, int port, Map<String, String> environment) {
        this.data = data;
        this.port = port;
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.put("SLIPWAY_DATA", data.toString());
        this.shell = new Shell(Map.copyOf(all));
    }

    void up(String cluster) throws IOException, InterruptedException {
        down();
        start(cluster);
    }

    void start(String cluster) throws IOException, InterruptedException {
        launcher(600, "up", "--detach", "--port", Integer.toString(port), "--cluster", cluster);
    }

    void stop() throws IOException, InterruptedException {
        launcher(180, "down");
    }

    /** With all its data. */
    void down() throws IOException, InterruptedException {
        launcher(180, "down", "--purge");
    }

    /** The server's process. */
    long server() throws IOException, InterruptedException {
        return part("server").get("pid").asLong();
    }

    /** Cores that the server uses over that time. */
    double cores(Duration time) throws IOException, InterruptedException {
        long pid = server();
        double before = Stopwatch.cpuMillis(pid);
        double millis = Stopwatch.millis(() -> LockSupport.parkNanos(time.toNanos()));
        return (Stopwatch.cpuMillis(pid) - before) / millis;
    }

    Shell shell() {
        return shell;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    String token() throws IOException {
        return Files.readString(data.resolve("admin.token")).strip();
    }

    JsonNode call(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send(method, path, body, "identity"));
    }

    /** The answer's bytes as they came. */
    byte[] send(String method, String path, @Nullable String body, String encoding)
            throws IOException, InterruptedException {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", encoding)
                .method(method, publisher)
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    method + " " + path + ": " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    boolean answers(String address) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    JsonNode part(String name) throws IOException, InterruptedException {
        // A part that is starting makes status end with 1, and is in the answer all the same.
        String status = shell.run(30, command("status", "--data", data.toString(), "-o", "json"))
                .out();
        String last = status.strip().lines().reduce("", (before, line) -> line);
        for (JsonNode part : JsonMapper.shared().readTree(last).get("items")) {
            if (part.get("name").asString().equals(name)) return part;
        }
        throw new IOException("no part " + name);
    }

    private void launcher(int seconds, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        shell.must(seconds, command(all.toArray(String[]::new)));
    }

    private static String[] command(String... words) {
        List<String> command =
                new ArrayList<>(List.of(Ground.HOME.resolve("slipway").toString()));
        command.addAll(List.of(words));
        return command.toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        try {
            down();
        } catch (InterruptedException e) {
            throw new IOException("interrupted: run './slipway down --purge --data " + data + "'", e);
        }
        http.close();
    }
}
