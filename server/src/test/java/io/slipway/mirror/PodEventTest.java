package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.stub.Crowd;
import io.slipway.stub.StubCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A pod that moves is told with the project, the environment and the app that it is of. */
class PodEventTest {
    private static final String POD = """
            {"metadata":{"name":"%s","namespace":"told-dev","uid":"u","resourceVersion":"@","labels":{\
            "slipway.io/project":"%s","slipway.io/env":"dev","slipway.io/app":"web"}},\
            "spec":{"containers":[{"name":"web","image":"x"}]},"status":{"phase":"Running"}}""";

    @Test
    void aDeveloperHearsOfNoOtherProjectsPods() throws IOException, InterruptedException {
        TestServer server = TestServer.shared();
        String developer = server.person("told-dev", Role.DEVELOPER, "told");
        HttpRequest ask = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/live?topics=cluster/told"))
                .header("Authorization", "Bearer " + developer)
                .build();
        try (StubCluster cluster = new StubCluster(server, "told")) {
            Crowd.fill(cluster.world(), 1, 1);
            cluster.attach();
            assertThat(StubCluster.comes(
                            () -> server.call("GET", "/api/v1/clusters/told/pods?size=1", null, server.admin())
                                            .json()
                                            .get("total")
                                            .asInt()
                                    == 1))
                    .isTrue();
            try (HttpClient http = HttpClient.newHttpClient();
                    Stream<String> lines =
                            http.send(ask, HttpResponse.BodyHandlers.ofLines()).body()) {
                Iterator<String> line = lines.iterator();
                while (!line.next().equals("event: hello")) Thread.onSpinWait();
                cluster.world().put(Crowd.PODS, "told-dev/hidden", POD.formatted("hidden", "other"));
                cluster.world().put(Crowd.PODS, "told-dev/own", POD.formatted("own", "told"));
                String first = line.next();
                while (!first.contains("\"pod.changed\"")) first = line.next();
                assertThat(first)
                        .contains("\"own\"")
                        .contains("\"project\":\"told\"")
                        .contains("\"app\":\"web\"");
            }
        }
    }
}
