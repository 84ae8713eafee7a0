package io.slipway.e2e.chaos;

import static io.slipway.e2e.Platform.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two servers on one database: the one that works dies, freezes and comes back, or lives in another time. */
@ExtendWith(Site.Given.class)
@Site.OnExternalDatabase
class ReplicasChaos {
    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);
    private final long seed = Long.getLong("chaos.seed", System.nanoTime() % 1_000_000);
    private final int runs = Integer.getInteger("chaos.replicas", 4);

    @TestFactory
    Stream<DynamicTest> theRunnerDies(Site site) {
        return many(site, "killed", trial -> {
            trial.replica.kill();
            return trial.deed.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> theRunnerFreezesAndComesBack(Site site) {
        return many(site, "frozen", trial -> {
            trial.replica.signal("STOP");
            List<String> faults = new ArrayList<>(trial.deed.end());
            // The world has moved on when the zombie wakes: what it still holds in its hand is of yesterday.
            RolloutDeed next = new RolloutDeed(site, "dev", "deploy", trial.key + "-next", config(trial.key + "-next"));
            next.begin();
            faults.addAll(next.end());
            trial.replica.signal("CONT");
            await("the zombie answers", TAKEN_OVER, trial.replica::ready);
            faults.addAll(next.end());
            return faults;
        });
    }

    @TestFactory
    Stream<DynamicTest> theClockIsWrong(Site site) {
        return Stream.of("+300s", "-300s")
                .map(shift -> DynamicTest.dynamicTest("clock " + shift, () -> {
                    assertThat(Files.exists(FAKETIME))
                            .as("Debian's libfaketime")
                            .isTrue();
                    try (Replica replica = Replica.start(site, faked(shift))) {
                        Trial trial = new Trial(site, replica, "clock", shift.charAt(0) == '+' ? 1 : 2);
                        trial.judge(Instant.now(), trial.deed.end());
                    }
                }));
    }

    /** Only the time of day is false. Without the last word every wait of the JVM ends at once, and it spins. */
    private static Map<String, String> faked(String shift) {
        return Map.of(
                "LD_PRELOAD",
                FAKETIME.toString(),
                "FAKETIME",
                shift,
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    /** What befalls the second server in the midst of its work, and what is wrong afterwards. */
    private interface Blow {
        List<String> strike(Trial trial);
    }

    private Stream<DynamicTest> many(Site site, String name, Blow blow) {
        return IntStream.rangeClosed(1, runs)
                .mapToObj(number -> DynamicTest.dynamicTest("seed %d %s %d".formatted(seed, name, number), () -> {
                    long after = new SplittableRandom(seed * 1_000_003 + name.hashCode() + number)
                            .nextLong(Act.rollout.span());
                    try (Replica replica = Replica.start(site, Map.of())) {
                        Trial trial = new Trial(site, replica, name, number);
                        LockSupport.parkNanos(Duration.ofMillis(after).toNanos());
                        Instant hit = Instant.now();
                        trial.judge(hit, blow.strike(trial));
                    }
                }));
    }

    private static String config(String answer) {
        return "\"config\": {\"ANSWER\": \"%s\"}".formatted(answer);
    }

    /** A rollout that the second server was asked for, and which it therefore runs. */
    private final class Trial {
        private final Site site;
        private final String title;
        private final Replica replica;
        private final String what;
        private final String key;
        private final RolloutDeed deed;
        private final Visits.Since visitors;

        Trial(Site site, Replica replica, String what, int number) {
            this.site = site;
            this.visitors = Visits.begin(site.visitors);
            this.replica = replica;
            this.what = what;
            this.title = "seed %d second server %s %d".formatted(seed, what, number);
            this.key = "r%d-%s-%d".formatted(seed, what, number);
            this.deed = new RolloutDeed(site, replica.url, "dev", "deploy", key, config(key));
            deed.begin();
        }

        void judge(Instant hit, List<String> before) {
            List<String> faults = new ArrayList<>(before);
            Visits visits = visitors.end();
            faults.addAll(visits.faults());
            faults.addAll(site.oracle.faults());
            Figures.add(Figures.replica(site, title, what, deed.operation(), hit, visits, faults));
            assertThat(faults).as(title).isEmpty();
        }
    }
}
