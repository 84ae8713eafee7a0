package io.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.bench.Estimate.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void theIntervalHoldsTheMedianAndNotTheOutlier() {
        Estimate estimate = Estimate.of(List.of(10.0, 11.0, 9.0, 10.5, 9.5, 10.2, 9.8, 500.0));

        assertThat(estimate.mid()).isEqualTo(10.1);
        assertThat(estimate.low()).isBetween(9.0, 10.0);
        assertThat(estimate.high()).isBetween(10.1, 11.0);
    }

    @Test
    void equalMeasurementsLeaveNoDoubt() {
        List<Pair> pairs = List.of(new Pair(30, 60), new Pair(30, 60), new Pair(30, 60));

        assertThat(Estimate.ratio(pairs)).isEqualTo(Estimate.exact(0.5));
    }

    @Test
    void aGoalHoldsOnlyWhenTheBadEndOfTheIntervalDoes() {
        Goals goals = new Goals("- {metric: P1, row: quick, unit: ms, goal: 100, ratio: 1.0}");
        List<Pair> steady = List.of(new Pair(80, 90), new Pair(81, 90), new Pair(79, 90));
        List<Pair> wild = List.of(new Pair(80, 90), new Pair(300, 90), new Pair(20, 90));

        assertThat(goals.judge("P1", "quick", "peer", steady, "").holds()).isTrue();
        assertThat(goals.judge("P1", "quick", "peer", wild, "").holds()).isFalse();
    }
}
