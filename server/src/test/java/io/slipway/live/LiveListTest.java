package io.slipway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.stub.Crowd;
import io.slipway.stub.StubCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page that follows a list: whole first, then what changes, and only that after a break. */
class LiveListTest {
    private static final String TOPIC = "list/moving/pods";
    private static TestServer server;
    private static StubCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        cluster = new StubCluster(server, "moving");
        Crowd.fill(cluster.world(), 2_500, 100);
        cluster.attach();
        assertThat(StubCluster.comes(
                        () -> server.call("GET", "/api/v1/clusters/moving/pods?size=1", null, server.admin())
                                        .json()
                                        .get("total")
                                        .asInt()
                                == 2_500))
                .isTrue();
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    @Test
    void comesWholeThenAsChanges() throws IOException {
        try (Page page = new Page(TOPIC, "0", server.admin())) {
            page.until(() -> page.rows.size() == 2_500 && page.whole);
            cluster.world().put(Crowd.PODS, "team-1/" + Crowd.name(150), Crowd.pod("team-1", 150, 77));
            page.until(() -> page.restarts("team-1", 150) == 77);
            cluster.world().remove(Crowd.PODS, "team-1/" + Crowd.name(151));
            page.until(() -> page.restarts("team-1", 151) == -1);
            cluster.world().put(Crowd.PODS, "team-1/" + Crowd.name(151), Crowd.pod("team-1", 151, 0));
            page.until(() -> page.rows.size() == 2_500);
            assertThat(page.lists).isEqualTo(1);
        }
    }

    @Test
    void goesOnAfterABreakWithWhatWasMissed() throws IOException {
        String last;
        try (Page page = new Page(TOPIC, "0", server.admin())) {
            page.until(() -> page.whole);
            last = page.lastId;
        }
        cluster.world().put(Crowd.PODS, "team-2/" + Crowd.name(250), Crowd.pod("team-2", 250, 33));
        try (Page page = new Page(TOPIC, last, server.admin())) {
            page.until(() -> page.restarts("team-2", 250) == 33);
            assertThat(page.lists).isZero();
        }
        try (Page page = new Page(TOPIC, "1;" + TOPIC + "=1", server.admin())) {
            page.until(() -> page.whole);
            assertThat(page.lists).as("too long ago: the whole list").isEqualTo(1);
        }
    }

    @Test
    void showsAStrangerNothing() throws IOException {
        String stranger = server.person("moving-stranger", Role.DEVELOPER, "elsewhere");
        try (Page page = new Page(TOPIC, "0", stranger)) {
            page.until(() -> page.whole);
            assertThat(page.rows).isEmpty();
        }
        assertThat(new Page("list/moving/secrets", "0", stranger).status).isEqualTo(404);
        assertThat(new Page("list/moving/ships", "0", server.admin()).status).isEqualTo(404);
        assertThat(new Page(TOPIC, "nonsense", server.admin()).status).isEqualTo(400);
    }

    /** What a browser's page would hold. */
    private static final class Page implements AutoCloseable {
        private final HttpURLConnection connection;
        private final int status;
        private final BufferedReader in;
        private final Map<String, JsonNode> rows = new TreeMap<>();
        private int restartsAt;
        private int lists;
        private boolean whole;
        private String lastId = "";

        Page(String topics, String last, String token) throws IOException {
            connection = (HttpURLConnection) URI.create(server.url() + "/api/v1/live?topics=" + topics)
                    .toURL()
                    .openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Last-Event-ID", last);
            connection.setReadTimeout(30_000);
            status = connection.getResponseCode();
            in = status == 200
                    ? new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))
                    : new BufferedReader(java.io.Reader.nullReader());
        }

        void until(java.util.function.BooleanSupplier wanted) throws IOException {
            while (!wanted.getAsBoolean()) {
                String line = in.readLine();
                if (line == null) throw new IOException("the stream ended");
                if (line.startsWith("id: ")) lastId = line.substring(4);
                if (line.startsWith("data: ")) take(JsonMapper.shared().readTree(line.substring(6)));
            }
        }

        private void take(JsonNode data) {
            if (!data.has("rows")) return;
            if (data.has("columns")) listed(data);
            data.get("rows").forEach(row -> rows.put(key(row), row));
            if (data.has("gone")) data.get("gone").forEach(key -> rows.remove(key(key)));
        }

        private void listed(JsonNode data) {
            if (data.get("first").asBoolean()) {
                rows.clear();
                lists++;
            }
            whole = data.get("last").asBoolean();
            for (int i = 0; i < data.get("columns").size(); i++) {
                if (data.get("columns").get(i).asString().equals("restarts")) restartsAt = i;
            }
        }

        private static String key(JsonNode row) {
            return row.get(0).asString() + "/" + row.get(1).asString();
        }

        int restarts(String namespace, int number) {
            JsonNode row = rows.get(namespace + "/" + Crowd.name(number));
            // A page that goes on after a break has no columns yet: pods' are always the same.
            int place = restartsAt == 0 ? 8 : restartsAt;
            return row == null ? -1 : row.get(place).asInt();
        }

        @Override
        public void close() throws IOException {
            connection.disconnect();
        }
    }
}
