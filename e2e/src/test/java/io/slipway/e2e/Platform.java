package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One platform of a test: its own data folder and ports, driven by {@code ./slipway} as people do. */
public final class Platform implements AutoCloseable {
    public static final Path HOME = Path.of(need("SLIPWAY_HOME"));

    public final Path data;
    public final int port;
    private final String cluster;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();

    public Platform(String name, int port, String cluster) {
        this(name, port, cluster, Map.of());
    }

    /** With more variables for {@code up}: those that begin with SLIPWAY_ reach the server. */
    public Platform(String name, int port, String cluster, Map<String, String> more) {
        this.data = Path.of("/var/lib/slipway-e2e-" + name);
        this.port = port;
        this.cluster = cluster;
        this.environment = new HashMap<>(more);
        environment.put("SLIPWAY_DATA", data.toString());
    }

    public Run up() {
        return slipway(
                Duration.ofMinutes(5),
                "up",
                "--detach",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--cluster",
                cluster,
                "-o",
                "json");
    }

    public Run status() {
        return slipway(Duration.ofSeconds(30), "status", "--data", data.toString(), "-o", "json");
    }

    public Run down(String... options) {
        List<String> words = new ArrayList<>(List.of("down", "--data", data.toString()));
        words.addAll(List.of(options));
        return slipway(Duration.ofMinutes(3), words.toArray(String[]::new));
    }

    /** A client verb against this platform. */
    public Run cli(String... words) {
        return slipway(Duration.ofMinutes(8), words);
    }

    public Run slipway(Duration most, String... words) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("slipway").toString()));
        command.addAll(List.of(words));
        return run(most, environment, command);
    }

    public static Run run(Duration most, Map<String, String> environment, List<String> command) {
        Instant from = Instant.now();
        try {
            Path out = Files.createTempFile("slipway-e2e", ".out");
            Path err = Files.createTempFile("slipway-e2e", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean over = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
            if (!over) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Run run = new Run(
                    String.join(" ", command),
                    over ? process.exitValue() : -1,
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8),
                    Duration.between(from, Instant.now()).toMillis() / 1000.0);
            Files.delete(out);
            Files.delete(err);
            System.out.printf(
                    "  %s: exit %d, %.1f s%n",
                    String.join(" ", command.subList(1, command.size())), run.exit(), run.seconds());
            return run;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("could not run " + command, e);
        }
    }

    /** Pid of a part as {@code status} names it. */
    public long pid(String part) {
        return part(part)
                .orElseThrow(() -> new AssertionError("no part " + part + " in " + status()))
                .get("pid")
                .asLong();
    }

    public Optional<JsonNode> part(String name) {
        for (JsonNode part : status().json().get("items")) {
            if (part.get("name").asString().equals(name)) return Optional.of(part);
        }
        return Optional.empty();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The administrator's file of the local cluster. */
    public String kubeconfig() {
        return data.resolve("cluster/local/admin.kubeconfig").toString();
    }

    /** The kubectl of our own parts. */
    public static Run kubectl(String kubeconfig, String... words) {
        List<String> command =
                new ArrayList<>(List.of(need("SLIPWAY_PARTS") + "/kube", "kubectl", "--kubeconfig", kubeconfig));
        command.addAll(List.of(words));
        return run(Duration.ofMinutes(1), Map.of(), command);
    }

    /** Walks the console with a script of {@code ui/e2e}, let in by a one-use link. */
    public Run browse(String script, Duration most, String project, String app) {
        String link = api("POST", "/api/v1/setup-links", "").json().get("url").asString();
        Map<String, String> told = Map.of(
                "SLIPWAY_URL", url(), "SLIPWAY_SETUP_LINK", link, "SLIPWAY_PROJECT", project, "SLIPWAY_APP", app);
        return run(
                most,
                told,
                List.of("node", "--test", HOME.resolve("ui/e2e/" + script).toString()));
    }

    /** GET through the router, as a browser would ask for the host; status 0 means no answer. */
    public Answer visit(String host) {
        try {
            // The JDK's client does not let a caller choose Host; a route is asked for over a plain socket.
            return Visit.get(port + 80, host, "/");
        } catch (IOException e) {
            return new Answer(0, e.toString());
        }
    }

    /** The client's verb, which must succeed. */
    public Run ok(String... words) {
        Run run = cli(words);
        assertThat(run.exit()).as("%s", run).isZero();
        return run;
    }

    public Answer api(String method, String path, String body) {
        return at(url(), method, path, body);
    }

    /** The same at another server of this platform. */
    public Answer at(String server, String method, String path, String body) {
        try {
            String token = Files.readString(data.resolve("admin.token")).strip();
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(server + path))
                            .timeout(Duration.ofSeconds(20))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body.isEmpty()
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public record Answer(int status, String body) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    public static void kill(long pid) {
        ProcessHandle.of(pid)
                .orElseThrow(() -> new AssertionError("no process " + pid))
                .destroyForcibly();
    }

    /** Waits for something outside of this process. */
    public static void await(String what, Duration most, BooleanSupplier holds) {
        Instant deadline = Instant.now().plus(most);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("within %s: %s", most, what).isBefore(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    /** Everything on this machine that still speaks of the data folder, or is of the network of this port. */
    public List<String> traces() throws IOException {
        List<String> traces = new ArrayList<>();
        if (Files.exists(data)) traces.add("folder " + data);
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(p -> commandLine(p.pid()).contains(data.toString() + "/"))
                    .forEach(p -> traces.add("process " + p.pid() + " " + commandLine(p.pid())));
        }
        Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(data.toString()))
                .forEach(line -> traces.add("mount " + line));
        int number = (port / 100) % 250;
        for (String command : List.of("ip netns list", "ip -o link show", "nft list tables")) {
            Run run = run(Duration.ofSeconds(10), Map.of(), List.of("/bin/sh", "-c", command));
            run.out()
                    .lines()
                    .filter(line -> line.matches(".*\\b(slw-?" + number + "|slipway_" + number + ")[a-z]?\\b.*"))
                    .forEach(line -> traces.add(command + ": " + line));
        }
        Run cgroups = run(
                Duration.ofSeconds(10),
                Map.of(),
                List.of(
                        "/bin/sh",
                        "-c",
                        "ls -d /sys/fs/cgroup/slipway-" + number + " /sys/fs/cgroup/*/slipway-" + number));
        cgroups.out().lines().forEach(line -> traces.add("cgroup " + line));
        return traces;
    }

    public static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }

    private static String need(String name) {
        String value = System.getenv(name);
        if (value == null) throw new IllegalStateException(name + " is not set: run './slipway test e2e'");
        return value;
    }

    @Override
    public void close() {
        Run down = down("--purge");
        if (down.exit() != 0) System.out.println(down);
        http.close();
    }
}
