package io.slipway.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.cli.outcome.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"version\":\"a\"}";

    @Test
    void countsGoodAnswersByVersion() throws Exception {
        String[] many = new String[1000];
        java.util.Arrays.fill(many, GOOD);
        try (RawServer server = new RawServer(many)) {
            Tally tally = until(server.port(), 20);

            assertThat(tally.lost()).isZero();
            assertThat(tally.toString())
                    .contains(tally.count() + " requests, 0 failed")
                    .contains("a: " + tally.count());
            assertThat(Judge.nothingLost(tally)).isSameAs(tally);
        }
    }

    @Test
    void countsEachFailureByItsKind() throws Exception {
        try (RawServer server = new RawServer("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n")) {
            Tally tally = until(server.port(), 10);

            // Kept connections are closed by this server after one answer: the next request on them is lost.
            assertThat(tally.lost()).isEqualTo(tally.count());
            assertThat(String.join("\n", tally.evidence())).contains("x status 503");
            assertThat(judged(tally).problem().code()).isEqualTo("RequestsLost");
        }
    }

    @Test
    void countsARefusedConnection() throws Exception {
        int port;
        try (RawServer server = new RawServer()) {
            port = server.port();
        }
        Tally tally = until(port, 5);

        assertThat(tally.evidence().getFirst()).isEqualTo(tally.count() + " x connection refused");
    }

    private static Trouble judged(Tally tally) {
        try {
            Judge.nothingLost(tally);
        } catch (Trouble trouble) {
            return trouble;
        }
        throw new AssertionError("nothing lost: " + tally);
    }

    private static Tally until(int port, int requests) throws Exception {
        try (Traffic traffic = new Traffic(new Front(port), "h")) {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (traffic.count() < requests && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return traffic.stop();
        }
    }
}
