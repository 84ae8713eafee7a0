package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.cli.training.Lines;
import org.junit.jupiter.api.Test;

class TrainingTest {
    @Test
    void runsEveryVerbAgainstTheCannedServer() {
        assertThat(Lines.run(Main::run)).isTrue();
    }
}
