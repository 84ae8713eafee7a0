package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.stub.StubCluster;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A thousand streams of one credential are one question a second, and hear soon of what changed. */
class LooksTest {
    @Test
    void whoShowsTheSameGetsTheSameAnswerForASecond() throws IOException {
        TestServer server = TestServer.shared();
        String token = server.person("looked-at", Role.DEVELOPER, "looked-at-project");
        Looks looks = server.bean(Looks.class);
        Identity.Credential shown = new Identity.Credential("api_token", token, true, "127.0.0.1");
        Set<Integer> answers = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(System.identityHashCode(looks.of(shown).orElseThrow()));
        }
        assertThat(answers).as("lookups of a thousand streams").hasSizeLessThanOrEqualTo(2);

        server.bean(Grants.class).forget("looked-at-project");

        assertThat(StubCluster.comes(() -> !looks.of(shown)
                        .orElseThrow()
                        .may(Permission.PROJECT_VIEW, Place.project("looked-at-project"))))
                .isTrue();
        assertThat(looks.of(new Identity.Credential("api_token", "slw_nobody", true, "127.0.0.1")))
                .isEmpty();
    }
}
