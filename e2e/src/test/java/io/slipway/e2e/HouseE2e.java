package io.slipway.e2e;

import static io.slipway.e2e.Platform.await;
import static io.slipway.e2e.Platform.kill;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** The house without a cluster: up, found again, survives kills, keeps its data, down without a trace (S4.9). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HouseE2e {
    private static Platform platform;
    private static Run first;

    @BeforeAll
    static void up() {
        platform = new Platform("house", 18700, "none");
        platform.down("--purge");
        first = platform.up();
    }

    @AfterAll
    static void down() {
        platform.close();
    }

    @Test
    @Order(1)
    void comesUpAndSaysWhere() throws IOException {
        assertThat(first.exit()).as("%s", first).isZero();
        JsonNode said = first.json();
        assertThat(said.get("url").asString()).isEqualTo(platform.url());
        assertThat(said.get("data").asString()).isEqualTo(platform.data.toString());
        assertThat(said.get("cluster").asString()).isEqualTo("none");
        Path token = Path.of(said.get("adminTokenFile").asString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
    }

    @Test
    @Order(2)
    void aSecondUpFindsTheFirst() {
        long server = platform.pid("server");
        Run second = platform.up();
        assertThat(second.exit()).as("%s", second).isZero();
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(platform.pid("server")).isEqualTo(server);
    }

    @Test
    @Order(3)
    void tellsTheStateOfEachPart() {
        Run status = platform.status();
        assertThat(status.exit()).as("%s", status).isZero();
        assertThat(status.json()
                        .get("items")
                        .valueStream()
                        .map(p -> p.get("name").asString()))
                .contains("agent", "postgres", "server", "haproxy");
    }

    @Test
    @Order(3)
    void theServerUsesItsAotCache() throws IOException {
        assertThat(Files.readString(Path.of("/proc/" + platform.pid("server") + "/maps")))
                .contains("/server/server.aot");
    }

    @Test
    @Order(4)
    void takesACommand() {
        Run made = platform.cli("project", "create", "house", "-o", "json");
        assertThat(made.exit()).as("%s", made).isZero();
        Run again = platform.cli("project", "create", "house");
        assertThat(again.exit()).as("%s", again).isEqualTo(1);
        assertThat(again.err()).contains("project house exists already");
        Run bad = platform.cli("project", "create", "House!");
        assertThat(bad.exit()).as("%s", bad).isNotZero();
        assertThat(bad.err()).contains("not legal");
    }

    @Test
    @Order(5)
    void partsGoOnWithoutTheAgentAndAreAdopted() {
        long server = platform.pid("server");
        long postgres = platform.pid("postgres");
        kill(platform.pid("agent"));
        assertThat(platform.api("GET", "/readyz", "").status()).isEqualTo(200);
        Run up = platform.up();
        assertThat(up.exit()).as("%s", up).isZero();
        assertThat(platform.pid("server")).isEqualTo(server);
        assertThat(platform.pid("postgres")).isEqualTo(postgres);
    }

    @Test
    @Order(6)
    void theServerIsStartedAgain() {
        long server = platform.pid("server");
        kill(server);
        await(
                "the server answers again",
                Duration.ofSeconds(40),
                () -> platform.api("GET", "/readyz", "").status() == 200);
        assertThat(platform.pid("server")).isNotEqualTo(server);
    }

    @Test
    @Order(7)
    void theDatabaseIsStartedAgainAndNothingIsLost() {
        kill(platform.pid("postgres"));
        await("the server reads the database again", Duration.ofSeconds(60), () -> {
            Platform.Answer answer = platform.api("GET", "/api/v1/projects/house", "");
            assertThat(answer.status()).as("%s", answer).isIn(0, 200, 503);
            return answer.status() == 200;
        });
    }

    @Test
    @Order(8)
    void aTakenPortIsNamedWithItsOwner() {
        Platform other = new Platform("other", platform.port, "none");
        Run up = other.up();
        assertThat(up.exit()).as("%s", up).isEqualTo(1);
        assertThat(up.err()).contains(Integer.toString(platform.port)).contains(Long.toString(platform.pid("server")));
        assertThat(other.data).doesNotExist();
    }

    @Test
    @Order(9)
    void keepsItsDataOverDownAndUp() {
        Run down = platform.down();
        assertThat(down.exit()).as("%s", down).isZero();
        assertThat(platform.status().exit()).isNotZero();
        assertThat(platform.up().exit()).isZero();
        assertThat(platform.api("GET", "/api/v1/projects/house", "").status()).isEqualTo(200);
    }

    @Test
    @Order(10)
    void purgeLeavesNoTrace() throws IOException {
        Run down = platform.down("--purge");
        assertThat(down.exit()).as("%s", down).isZero();
        assertThat(platform.traces()).isEmpty();
    }
}
