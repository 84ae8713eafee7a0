package io.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.stub.Line;
import io.slipway.stub.Mischief;
import io.slipway.stub.Signer;
import io.slipway.stub.StubCluster;
import io.slipway.stub.StubServer;
import io.slipway.stub.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is wrong with a cluster is said before it is let in: all of it, with cause and next step. */
class DoorTest {
    private final Instant now = Instant.now();
    private final Instant before = now.minus(Duration.ofDays(40));
    private final Instant later = now.plus(Duration.ofDays(400));
    private static final String TOKEN = "token: plain";
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
    }

    @AfterEach
    void remove() {
        server.call("DELETE", "/api/v1/clusters/door", null, server.admin());
        server.call("DELETE", "/api/v1/clusters/door-two", null, server.admin());
    }

    @Test
    void letsInWhatIsWellAndSaysWhatItIs() throws Exception {
        Signer signer = new Signer("right");
        try (StubServer stub = signer.server(signer.issue("api", "127.0.0.1", before, later))) {
            world(stub).put("/api/v1/nodes", "/one", node("10.7.0.0/24"));
            JsonNode view = add("door", stub, signer.data(), TOKEN, 201);
            assertThat(view.get("server").asString()).isEqualTo(stub.url("door"));
            assertThat(StubCluster.comes(() -> server.call("GET", "/api/v1/clusters/door", null, server.admin())
                            .body()
                            .contains("\"podNetworks\":[\"10.7.0.0/24\"]")))
                    .isTrue();
        }
    }

    @Test
    void aTrialLooksAndLetsNobodyIn() throws Exception {
        try (StubServer stub = new StubServer(0)) {
            world(stub).front().deny("create", "pods");
            var tried = post("door", "?dryRun=true", kubeconfig(stub.url("door"), "", TOKEN));
            assertThat(tried.status()).isEqualTo(200);
            JsonNode act = tried.json().get("would").get(0);
            assertThat(act.get("event").asString()).isEqualTo("cluster.registered");
            assertThat(act.get("data").get("warnings").toString()).contains("not encrypted", "create pods/exec");
            assertThat(server.call("GET", "/api/v1/clusters/door", null, server.admin())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void saysAllThatIsWrongWithCertificatesAtOnce() throws Exception {
        Signer theirs = new Signer("theirs");
        Signer trusted = new Signer("trusted");
        var lapsed = theirs.issue("api", "elsewhere.example", before, now.minusSeconds(60));
        var person = theirs.issue("ann", null, before, now.minusSeconds(60));
        try (StubServer stub = theirs.server(lapsed)) {
            world(stub);
            JsonNode problem = add(
                    "door",
                    stub,
                    trusted.data(),
                    "client-certificate-data: %s, client-key-data: %s"
                            .formatted(person.certificateData(), person.keyData()),
                    400);
            assertThat(problem.get("detail").asString())
                    .contains("client certificate of 'CN=ann' lapsed on", "shows lapsed on", "is not for '127.0.0.1'")
                    .contains("but for elsewhere.example", "signed by 'CN=theirs'", "trusts: 'CN=trusted'");
            assertThat(problem.get("faults")).hasSize(4);
            assertThat(problem.get("evidence").get(0).asString()).contains("shown: 'CN=api'");
        }
    }

    @Test
    void saysWhereTheWayEnds() throws Exception {
        refused("https://127.0.0.1:" + freePort(), 503, "took no connection");
        refused("https://no-such-host.invalid", 503, "not known to this machine's DNS");
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> speakPlainly(plain));
            refused("https://127.0.0.1:" + plain.getLocalPort(), 503, "did not agree on TLS");
            try (Line line = new Line(plain.getLocalPort())) {
                line.silent(true);
                refused("https://127.0.0.1:" + line.port(), 503, "answered within 5 seconds");
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return gone.getLocalPort();
        }
    }

    private static void speakPlainly(ServerSocket door) {
        while (!door.isClosed()) answerOne(door);
    }

    private static void answerOne(ServerSocket door) {
        try (Socket visitor = door.accept()) {
            visitor.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            visitor.getInputStream().readNBytes(100);
        } catch (IOException left) {
            return; // the next one may stay longer
        }
    }

    @Test
    void wantsAUserWhoIsKnownAndHasRights() throws Exception {
        try (StubServer stub = new StubServer(0)) {
            World world = world(stub);
            world.front().deny("patch", "deployments");
            world.front().deny("delete", "namespaces");
            assertThat(add("door", stub, "", TOKEN, 400).get("detail").asString())
                    .contains("may not delete namespaces, patch deployments.apps");
            world.front().stranger(true);
            assertThat(add("door", stub, "", TOKEN, 400).get("detail").asString())
                    .contains("does not know the user");
            assertThat(add("door", stub, "", "token: " + signed(now.minusSeconds(5)), 400)
                            .get("detail")
                            .asString())
                    .contains("the token of 'ann' lapsed on");
        }
    }

    @Test
    void wantsAVersionThatWasTried() throws Exception {
        try (StubServer stub = new StubServer(0)) {
            World world = world(stub);
            world.front().version("v1.19.4");
            JsonNode old = add("door", stub, "", TOKEN, 400);
            assertThat(old.get("detail").asString()).contains("Kubernetes v1.19.4 is too old: 1.23 is the oldest");
            assertThat(old.get("nextStep").asString()).contains("raise the cluster's version");
            world.front().version("v1.99.0");
            add("door", stub, "", TOKEN, 201);
            assertThat(StubCluster.comes(() -> warnings("door").contains("VersionTooNew")))
                    .isTrue();
        }
    }

    @Test
    void knowsAClusterThatIsHereAlready() throws Exception {
        try (StubServer stub = new StubServer(0)) {
            World first = world(stub);
            World second = stub.add("door-two", new Mischief(-1));
            first.front().uid("one-and-the-same");
            second.front().uid("one-and-the-same");
            add("door", stub, "", TOKEN, 201);
            var twice = post("door-two", "", kubeconfig(stub.url("door-two"), "", TOKEN));
            assertThat(twice.status()).isEqualTo(409);
            assertThat(twice.json().get("detail").asString()).contains("here already, as 'door'");
            second.front().uid("another");
            var renewed = server.call(
                    "PUT",
                    "/api/v1/clusters/door/kubeconfig",
                    Map.of("kubeconfig", kubeconfig(stub.url("door-two"), "", TOKEN)),
                    server.admin());
            assertThat(renewed.json().get("detail").asString()).contains("leads to another cluster");
        }
    }

    private static String warnings(String cluster) {
        return server.call("GET", "/api/v1/clusters/" + cluster, null, server.admin())
                .json()
                .get("warnings")
                .toString();
    }

    private static World world(StubServer stub) {
        return stub.add("door", new Mischief(-1));
    }

    private static void refused(String address, int status, String words) {
        var answer = post("door", "", kubeconfig(address, "", TOKEN));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("detail").asString()).contains(words);
        assertThat(answer.json().get("nextStep").asString()).isNotBlank();
    }

    private static JsonNode add(String name, StubServer stub, String authority, String user, int status) {
        var answer = post(name, "", kubeconfig(stub.url(name), authority, user));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }

    private static TestServer.Answer post(String name, String query, String kubeconfig) {
        return server.call(
                "POST", "/api/v1/clusters" + query, Map.of("name", name, "kubeconfig", kubeconfig), server.admin());
    }

    private static String kubeconfig(String address, String authority, String user) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "%s"%s}}]
                users: [{name: u, user: {%s}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                current-context: x
                """.formatted(address, authority.isEmpty() ? "" : ", certificate-authority-data: " + authority, user);
    }

    private static String signed(Instant end) {
        String claims = "{\"sub\":\"ann\",\"exp\":" + end.getEpochSecond() + "}";
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        return "e30." + url.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    private static String node(String network) {
        return """
                {"metadata":{"name":"one","resourceVersion":"@","creationTimestamp":"2026-01-01T00:00:00Z"},\
                "spec":{"podCIDRs":["%s"]},"status":{"conditions":[],"addresses":[]}}""".formatted(network);
    }
}
