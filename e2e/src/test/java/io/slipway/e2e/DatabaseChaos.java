package io.slipway.e2e;

import static io.slipway.e2e.Platform.await;
import static io.slipway.e2e.Platform.kill;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL killed at random moments under writes, many times (F10); a part of the suite chaos. */
class DatabaseChaos {
    private static final long SEED = Long.getLong("chaos.seed", 20260301L);
    private static final int RUNS = Integer.getInteger("chaos.runs", 40);
    private static Platform platform;

    @BeforeAll
    static void up() {
        platform = new Platform("database", Integer.getInteger("chaos.port", 18700), "none");
        platform.down("--purge");
        assertThat(platform.up().exit()).isZero();
    }

    @AfterAll
    static void down() {
        platform.close();
    }

    @Test
    void nothingAcknowledgedIsLost() {
        Random random = new Random(SEED);
        List<Long> back = new ArrayList<>();
        Writer writer = new Writer(platform);
        try (writer) {
            for (int run = 0; run < RUNS; run++) {
                await("writes go on", Duration.ofSeconds(30), writer::writes);
                LockSupport.parkNanos(random.nextLong(2_000_000_000L));
                long pid = platform.pid("postgres");
                kill(pid);
                await("another one is started", Duration.ofSeconds(40), () -> ready(pid));
                Instant ready = Instant.now();
                await("it takes writes", Duration.ofSeconds(10), writer::writes);
                back.add(Duration.between(ready, Instant.now()).toMillis());
            }
        }
        System.out.printf(
                "seed %d: %d kills, %d writes acknowledged, %d other answers, back at most %d ms after the database%n",
                SEED, RUNS, writer.acknowledged().size(), writer.faults().size(), Collections.max(back));
        assertThat(writer.faults()).as("seed %s", SEED).isEmpty();
        assertThat(writer.acknowledged())
                .allSatisfy(name -> assertThat(platform.api("GET", "/api/v1/projects/" + name, "")
                                .status())
                        .as("%s, seed %s", name, SEED)
                        .isEqualTo(200));
        assertThat(Collections.max(back)).as("milliseconds, seed %s", SEED).isLessThanOrEqualTo(5_000);
    }

    private static boolean ready(long before) {
        return platform.part("postgres")
                .filter(part -> part.get("state").asString().equals("Ready"))
                .filter(part -> part.get("pid").asLong() != before)
                .isPresent();
    }
}
