package io.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void writesTheTableBetweenTheMarksAndLeavesTheWordsAround() {
        Row row = new Row("P1", "quick", "ms", new Estimate(5, 4, 6), null, null, null, 10, null, true, "3 times");
        Machine machine = new Machine("abc", "2026-01-01T00:00:00Z", 2, 24, 0.1, "25");
        Results results = new Results(new TreeMap<>(java.util.Map.of("P1", new Results.Run(machine, List.of(row)))));

        String page = Page.fill(
                "before\n<!-- written by ./slipway bench --write -->\nformer words\n<!-- end -->\nafter\n",
                Page.table(results));

        assertThat(page)
                .startsWith("before\n")
                .contains("| P1 | quick | 5 (4-6) ms |  |  | 10 ms | yes |")
                .contains("- P1, quick: 3 times.\n")
                .doesNotContain("former words")
                .endsWith("<!-- end -->\nafter\n");
    }
}
