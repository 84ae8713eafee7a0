package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Page;
import io.slipway.api.PodView;
import io.slipway.api.Space;
import io.slipway.cli.outcome.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verbs without an environment act in one's own; and who vouches for people. */
class OwnSpaceTest extends AtFakeServer {
    @Test
    void isMadeByOneCommandAndActedInFromThen() {
        server.on("POST /me/space", 200, new Space("ann", "dev"))
                .on("GET /me/space", 200, new Space("ann", "dev"))
                .on("GET /projects/ann/envs/dev/events", 200, Page.of(List.<PodView>of()));
        assertThat(shell.line("space create").out()).startsWith("ann/dev\n");
        assertThat(shell.line("events").exit()).isEqualTo(Exit.DONE);
        assertThat(server.lines()).contains("GET /projects/ann/envs/dev/events");
    }

    @Test
    void thatThereIsNoneIsSaid() {
        server.on("GET /me/space", 200, new Space("ann", null));
        assertThat(shell.line("space show").out()).contains("slipway space create");
        assertThat(shell.line("events").err()).contains("slipway space create");
    }

    @Test
    void aProviderIsSetAsTheFileSays() throws IOException {
        server.on("PUT /identity-providers/corp", 200, Map.of("name", "corp", "kind", "oidc"));
        Files.writeString(home.resolve("corp.json"), "{\"kind\":\"oidc\",\"oidc\":{\"issuer\":\"https://x\"}}");
        Shell.Transcript set = shell.line("provider set corp --file " + home.resolve("corp.json"));
        assertThat(set.out()).contains("corp");
        assertThat(server.last("PUT /identity-providers/corp")
                        .json()
                        .get("oidc")
                        .get("issuer")
                        .asString())
                .isEqualTo("https://x");
        assertThat(shell.line("provider set corp").exit()).isEqualTo(Exit.USAGE);
    }
}
