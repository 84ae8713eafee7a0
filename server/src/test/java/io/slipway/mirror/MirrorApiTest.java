package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.stub.Crowd;
import io.slipway.stub.StubCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists of a cluster with 300 pods in 15 namespaces, and of one namespace that belongs to a project. */
class MirrorApiTest {
    private static final String CLUSTER = "/api/v1/clusters/crowd";
    private static TestServer server;
    private static StubCluster cluster;
    private static String developer;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        cluster = new StubCluster(server, "crowd");
        Crowd.fill(cluster.world(), 300, 20);
        for (int n = 1000; n < 1003; n++) {
            cluster.world().put(Crowd.PODS, "lists-dev/" + Crowd.name(n), Crowd.pod("lists-dev", n, 0));
        }
        cluster.world().put("/api/v1/namespaces", "/lists-dev", Crowd.plain("", "lists-dev"));
        cluster.world().put("/api/v1/secrets", "lists-dev/key", Crowd.plain("lists-dev", "key"));
        cluster.attach();
        server.call("POST", "/api/v1/projects", Map.of("name", "lists"), server.admin());
        server.call("POST", "/api/v1/projects/lists/envs", Map.of("name", "dev", "cluster", "crowd"), server.admin());
        developer = server.person("lists-dev", Role.DEVELOPER, "lists");
        assertThat(StubCluster.comes(() -> total("/pods", server.admin()) == 303))
                .isTrue();
    }

    @AfterAll
    static void stop() throws IOException {
        server.call("DELETE", "/api/v1/projects/lists/envs/dev?confirm=dev", null, server.admin());
        cluster.close();
    }

    @Test
    void pagesComeInTheWantedOrderAndHoldEachRowOnce() {
        List<String> names = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get("/pods?size=100&sort=-name&cursor=" + cursor, server.admin());
            page.get("items").forEach(item -> names.add(item.get("name").asString()));
            cursor = page.get("next").isNull() ? null : page.get("next").asString();
        }
        assertThat(names).hasSize(303).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aSearchLooksAtEveryWordOfTheRow() {
        assertThat(total("/pods?q=team-3", server.admin())).isEqualTo(20);
        assertThat(total("/pods?q=NODE-7", server.admin()))
                .as("node-7, node-7x, node-107")
                .isGreaterThan(2);
        assertThat(total("/pods?q=nothing-of-that-kind", server.admin())).isZero();
    }

    @Test
    void filtersUseTheIndexes() {
        assertThat(total("/pods?namespace=team-3", server.admin())).isEqualTo(20);
        assertThat(total("/pods?node=node-7", server.admin())).isEqualTo(2);
        assertThat(total("/pods?owner=ReplicaSet/app-1-7d9f8b6c5", server.admin()))
                .isEqualTo(3);
        assertThat(total("/pods?label=app=app-1", server.admin())).isEqualTo(3);
        assertThat(total("/pods?namespace=team-3&label=app=app-1", server.admin()))
                .isZero();
    }

    @Test
    void whoMaySeeAProjectSeesItsNamespacesOnly() {
        assertThat(total("/pods", developer)).isEqualTo(3);
        assertThat(total("/pods?namespace=team-3", developer)).isZero();
        assertThat(total("/pods?node=node-7", developer)).isZero();
        assertThat(get("/namespaces", developer).get("items").get(0).get("name").asString())
                .isEqualTo("lists-dev");
        assertThat(total("/namespaces", developer)).isEqualTo(1);
        assertThat(total("/nodes", developer)).isZero();
        assertThat(total("/nodes", server.admin())).isEqualTo(6);
    }

    @Test
    void namesOfSecretsAreForThoseWhoLookAfterTheCluster() {
        assertThat(total("/secrets", server.admin())).isEqualTo(1);
        assertThat(server.call("GET", CLUSTER + "/secrets", null, developer).status())
                .isEqualTo(403);
    }

    @Test
    void theTableHoldsTheSameInFewBytes() {
        JsonNode table = get("/pods/table?size=1000", server.admin());
        assertThat(table.get("rows")).hasSize(303);
        assertThat(table.get("columns").get(1).asString()).isEqualTo("name");
        assertThat(table.get("notice").isNull()).isTrue();
        assertThat(get("/httproutes/table", server.admin()).get("notice").asString())
                .contains("httproutes");
    }

    @Test
    void theTableSaysThatItIsCut() {
        assertThat(get("/pods/table", server.admin()).get("cut").asBoolean()).isFalse();
        assertThat(get("/pods/table", developer).get("cut").asBoolean()).isTrue();
    }

    @Test
    void whatIsAskedWronglyIsNamed() {
        var sort = server.call("GET", CLUSTER + "/pods?sort=colour", null, server.admin());
        assertThat(sort.status()).isEqualTo(400);
        assertThat(sort.body()).contains("colour").contains("restarts");
        assertThat(server.call("GET", CLUSTER + "/pods?size=0", null, server.admin())
                        .status())
                .isEqualTo(400);
        var kind = server.call("GET", CLUSTER + "/ships", null, server.admin());
        assertThat(kind.status()).isEqualTo(404);
        assertThat(kind.body()).contains("ships").contains("pods");
    }

    private static int total(String path, String token) {
        return get(path, token).get("total").asInt();
    }

    private static JsonNode get(String path, String token) {
        var answer = server.call("GET", CLUSTER + path, null, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
