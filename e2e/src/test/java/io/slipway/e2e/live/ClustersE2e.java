package io.slipway.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A second real cluster: refused with its reason, attached, gone in a black hole, back, and detached. */
class ClustersE2e {
    private static final int PORT = 18700;
    private static final int OTHER = 18800;
    private static final Duration ANSWER = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void attachesASecondClusterAndGoesOnWithoutIt() throws IOException {
        try (Platform platform = new Platform("clusters", PORT, "local");
                Platform other = new Platform("clusters-other", OTHER, "local")) {
            platform.down("--purge");
            other.down("--purge");
            var second = CompletableFuture.supplyAsync(other::up);
            assertThat(platform.up().exit()).isZero();
            assertThat(second.join().exit()).isZero();
            Path kubeconfig = flat(other);
            refused(platform, other, kubeconfig);
            attached(platform, kubeconfig);
            inTheDark(platform, other);
            detached(platform);
        }
    }

    private void refused(Platform platform, Platform other, Path kubeconfig) throws IOException {
        String right = Files.readString(kubeconfig);
        Path pki = other.data.resolve("cluster/local/pki");
        String ours = base64(platform.data.resolve("cluster/local/pki/ca.crt"));
        says(platform, right.replace(base64(pki.resolve("ca.crt")), ours), "which is none that the kubeconfig trusts");
        lapsed(pki);
        says(
                platform,
                right.replaceAll(
                                "(?m)client-certificate-data:.*$",
                                "client-certificate-data: " + base64(folder.resolve("lapsed.crt")))
                        .replaceAll(
                                "(?m)client-key-data:.*$", "client-key-data: " + base64(folder.resolve("lapsed.key"))),
                "lapsed on");
        String token = Platform.kubectl(kubeconfig.toString(), "create", "token", "default", "-n", "default")
                .out()
                .strip();
        says(
                platform,
                right.replaceAll("(?m)client-certificate-data:.*$", "token: " + token)
                        .replaceAll("(?m)^.*client-key-data:.*$", ""),
                "may not list/watch/create/patch/delete namespaces");
        says(platform, Files.readString(Path.of(other.kubeconfig())), "names files");
        says(platform, right.replaceAll("server: .*", "server: https://127.0.0.1:9"), "took no connection");
        says(platform, Files.readString(flat(platform)), "it is here already, as 'local'");
        HttpServer old = old();
        try {
            says(
                    platform,
                    right.replaceAll(
                                    "server: .*",
                                    "server: http://127.0.0.1:"
                                            + old.getAddress().getPort())
                            .replaceAll("(?m)^.*certificate-authority-data:.*$", ""),
                    "Kubernetes v1.16.2 is too old");
        } finally {
            old.stop(0);
        }
    }

    /** With the certificates in it, as one hands it to somebody else. */
    private Path flat(Platform platform) throws IOException {
        Run run = Platform.kubectl(platform.kubeconfig(), "config", "view", "--raw", "--flatten");
        return Files.writeString(folder.resolve("flat-" + platform.port + ".yaml"), run.out());
    }

    private void says(Platform platform, String kubeconfig, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), kubeconfig);
        Run run = platform.cli("cluster", "add", "second", "--kubeconfig", file.toString());
        assertThat(run.exit()).as("%s", run).isIn(1, 2);
        assertThat(run.err()).contains(words);
    }

    /** The JDK's own tool signs for any time. */
    private void lapsed(Path pki) {
        shell("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out lapsed.key"
                + " && openssl req -new -key lapsed.key -subj /O=slipway:admins/CN=ann -out lapsed.csr"
                + " && openssl pkcs12 -export -inkey " + pki + "/ca.key -in " + pki
                + "/ca.crt -name ca -passout pass:changeit -out ca.p12"
                + " && " + System.getProperty("java.home")
                + "/bin/keytool -gencert -keystore ca.p12 -storepass changeit -alias ca -startdate -10d -validity 5"
                + " -rfc -infile lapsed.csr -outfile lapsed.crt");
    }

    private static HttpServer old() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/version", exchange -> {
            byte[] body = "{\"gitVersion\":\"v1.16.2\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void attached(Platform platform, Path kubeconfig) {
        Run tried = platform.cli("cluster", "add", "second", "--kubeconfig", kubeconfig.toString(), "--dry-run");
        assertThat(tried.exit()).as("%s", tried).isZero();
        assertThat(tried.out()).contains("cluster.registered", "10.238.0.0/16");
        assertThat(list(platform)).hasSize(1);
        Run added = platform.cli("cluster", "add", "second", "--kubeconfig", kubeconfig.toString());
        assertThat(added.exit()).as("%s", added).isZero();
        Platform.await("pods of the second", Duration.ofSeconds(20), () -> total(platform, "second") > 0);
        assertThat(total(platform, "local")).isPositive();
        Platform.await(
                "both are connected",
                Duration.ofSeconds(30),
                () -> list(platform).stream()
                        .allMatch(one -> one.get("state").asString().equals("Connected")));
        Platform.await(
                "what the second is like",
                Duration.ofSeconds(10),
                () -> shown(platform).get("serviceNetworks").toString().contains("10.238.0.0/16"));
        JsonNode second = shown(platform);
        assertThat(second.get("readyNodes").asInt()).isEqualTo(1);
        assertThat(second.get("memory").asLong()).isGreaterThan(1L << 30);
        assertThat(second.get("credentialEnds").asString()).startsWith("20");
    }

    /** Packets from this machine are swallowed at the second cluster's door, of open connections too. */
    private void inTheDark(Platform platform, Platform other) {
        String space = "ip netns exec slw-" + OTHER / 100 % 250 + " ";
        shell(space + "nft add table inet dark && " + space
                + "nft 'add chain inet dark in { type filter hook input priority -10; }' && " + space
                + "nft add rule inet dark in ip saddr 10.99." + OTHER / 100 % 250 + ".1 drop");
        shell(space + System.getenv("SLIPWAY_PARTS") + "/kube kubectl --kubeconfig " + other.kubeconfig()
                + " create namespace made-in-the-dark");
        double marked = await(25, () -> {
            answersAtOnce(platform, "/api/v1/clusters");
            answersAtOnce(platform, "/api/v1/clusters/local/pods?size=50");
            answersAtOnce(platform, "/api/v1/clusters/second/pods?size=50");
            return state(platform).equals("Lost");
        });
        JsonNode table =
                platform.api("GET", "/api/v1/clusters/second/pods/table", "").json();
        assertThat(table.get("notice").asString()).contains("second", "lost since");
        assertThat(total(platform, "second")).as("what was last known").isPositive();
        shell(space + "nft delete table inet dark");
        double healed = await(
                30,
                () -> state(platform).equals("Connected")
                        && platform.api("GET", "/api/v1/clusters/second/namespaces?q=made-in-the-dark", "")
                                        .json()
                                        .get("total")
                                        .asInt()
                                == 1);
        System.out.printf("  black hole: marked after %.1f s, healed after %.1f s%n", marked, healed);
    }

    private static void detached(Platform platform) {
        platform.ok("project", "create", "shop");
        platform.ok("env", "create", "shop/dev", "--class", "dev", "--cluster", "second");
        Run used = platform.cli("cluster", "remove", "second");
        assertThat(used.exit()).as("%s", used).isEqualTo(1);
        assertThat(used.err()).contains("is used by shop/dev");
        platform.ok("env", "delete", "shop/dev");
        platform.ok("cluster", "remove", "second");
        assertThat(list(platform)).hasSize(1);
    }

    private static void answersAtOnce(Platform platform, String path) {
        long from = System.nanoTime();
        assertThat(platform.api("GET", path, "").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).as(path).isLessThan(ANSWER);
    }

    private static double await(int seconds, java.util.function.BooleanSupplier holds) {
        long from = System.nanoTime();
        Platform.await("state of the second", Duration.ofSeconds(seconds), holds);
        return (System.nanoTime() - from) / 1e9;
    }

    private static List<JsonNode> list(Platform platform) {
        return platform.ok("cluster", "list", "-o", "json")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private static String state(Platform platform) {
        return shown(platform).get("state").asString();
    }

    private static JsonNode shown(Platform platform) {
        return platform.api("GET", "/api/v1/clusters/second", "").json();
    }

    private static int total(Platform platform, String cluster) {
        return platform.api("GET", "/api/v1/clusters/" + cluster + "/pods?size=1", "")
                .json()
                .get("total")
                .asInt();
    }

    private static String base64(Path file) throws IOException {
        return java.util.Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }

    private void shell(String line) {
        Run run = Platform.run(
                Duration.ofSeconds(30), Map.of(), List.of("/bin/sh", "-c", "cd " + folder + " && " + line));
        assertThat(run.exit()).as("%s", run).isZero();
    }
}
