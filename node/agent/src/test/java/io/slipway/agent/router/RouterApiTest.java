package io.slipway.agent.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Problem;
import io.slipway.api.node.RouteSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP face while HAProxy is not even there: intents are kept, faults are told. */
class RouterApiTest {
    @TempDir
    Path data;

    private RouterBed bed;

    @BeforeEach
    void start() throws Exception {
        bed = new RouterBed(data);
    }

    @AfterEach
    void stop() throws Exception {
        bed.close();
    }

    @Test
    void keepsRoutesForLater() throws Exception {
        var status = bed.put(route("r1", "A.Localhost", "/x/"));
        assertThat(status.state()).isEqualTo("Declared");
        assertThat(status.message()).contains("HAProxy");
        assertThat(bed.put(route("r1", "a.localhost", "/x")))
                .as("the same again")
                .isEqualTo(status);
        bed.restartRouter();
        assertThat(bed.status("r1").servers().getFirst().address()).isEqualTo("127.0.0.1:9");
        assertThat(bed.call("GET", "routes", null).body()).contains("\"r1\"");
    }

    @Test
    void refusesAHostAndPathThatAreTaken() throws Exception {
        bed.put(route("r1", "a.localhost", "/x"));
        var answer = bed.call("PUT", "routes/r2", route("r2", "a.localhost", "/x/"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(problem(answer.body()).detail()).contains("a.localhost/x").contains("r1");
        assertThat(bed.call("DELETE", "routes/r1", null).statusCode()).isEqualTo(204);
        assertThat(bed.call("DELETE", "routes/r1", null).statusCode()).isEqualTo(204);
        bed.put(route("r2", "a.localhost", "/x"));
    }

    @Test
    void answersBadInputWithAllFaults() throws Exception {
        var answer = bed.call("PUT", "routes/r1", "{\"id\":\"r2\",\"host\":\"a b\",\"path\":\"x\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem(answer.body()).faults())
                .extracting(Problem.Fault::field)
                .containsExactly("id", "host", "path", "cluster", "namespace", "service", "port");
        assertThat(bed.call("PUT", "routes/r1", "{").statusCode()).isEqualTo(400);
        assertThat(bed.call("PUT", "routes/r1", "null").statusCode()).isEqualTo(400);
        assertThat(bed.call("PUT", "routes/r1", "").statusCode()).isEqualTo(400);
        assertThat(bed.call("PUT", "clusters/x", "{}").statusCode()).isEqualTo(400);
        var unresolved = new RouteSpec("r1", "a", "/", null, null, null, 0, List.of("nowhere.invalid:80"));
        assertThat(bed.call("PUT", "routes/r1", unresolved).body()).contains("nowhere.invalid");
    }

    @Test
    void unknownThingsAre404() throws Exception {
        assertThat(bed.call("GET", "routes/none", null).statusCode()).isEqualTo(404);
        assertThat(bed.call("GET", "nothing", null).statusCode()).isEqualTo(404);
        assertThat(bed.call("POST", "routes", null).statusCode()).isEqualTo(404);
        assertThat(bed.call("GET", "stats", null).body()).contains("\"running\":false");
    }

    private static Problem problem(String body) {
        return RouterBed.JSON.readValue(body, Problem.class);
    }

    private static RouteSpec route(String id, String host, String path) {
        return new RouteSpec(id, host, path, null, null, null, 0, List.of("127.0.0.1:9"));
    }
}
