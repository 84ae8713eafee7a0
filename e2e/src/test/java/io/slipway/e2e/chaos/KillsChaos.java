package io.slipway.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Random kills by a seed: {@code ./slipway test chaos --seed N --runs K --victim server --act rollout}. */
@ExtendWith(Site.Given.class)
class KillsChaos {
    private final long seed = Long.getLong("chaos.seed", System.nanoTime() % 1_000_000);
    private final int runs = Integer.getInteger("chaos.runs", 10);
    private final List<Victim> victims = chosen("chaos.victim", Victim.values());
    private final List<Act> acts = chosen("chaos.act", Act.values());

    @TestFactory
    Stream<DynamicTest> kills(Site site) {
        return IntStream.rangeClosed(1, runs)
                .mapToObj(number -> Kill.of(seed, number, victims, acts))
                .map(kill -> DynamicTest.dynamicTest(kill.toString(), () -> {
                    Figures.Row row = new Experiment(site, kill).run();
                    Figures.add(row);
                    assertThat(row.faults()).as("%s", row).isEmpty();
                }));
    }

    private static <E extends Enum<E>> List<E> chosen(String property, E[] all) {
        String wanted = System.getProperty(property, "");
        return Arrays.stream(all)
                .filter(one -> wanted.isEmpty() || List.of(wanted.split(",")).contains(one.name()))
                .toList();
    }
}
