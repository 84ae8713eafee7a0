package io.slipway.agent.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private final Redaction redaction =
            Redaction.of(List.of("known-value".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    @Test
    void takesOutKnownValuesAndWhatLooksLikeASecret() {
        String text = """
                a known-value here, slw_0123456789abcdefghijABCDEFGHIJ
                http://user:pass%40word@proxy:3128/ password=hunter22 "token": "abcdefgh"
                /setup?code=MBHSjU1zjNS4KB8bH3mbnuwJ
                -----BEGIN PRIVATE KEY-----
                MIIE
                -----END PRIVATE KEY-----
                """;

        assertThat(redaction.text(text))
                .doesNotContain("known-value", "slw_0", "pass%40word", "hunter22", "abcdefgh", "MBHSj", "MIIE")
                .contains("proxy:3128");
    }

    @Test
    void leavesOrdinaryWords() {
        String text = "the token file is missing; 2026-11-21 pid 4711 listens on 127.0.0.1:7800";

        assertThat(redaction.text(text)).isEqualTo(text);
    }
}
