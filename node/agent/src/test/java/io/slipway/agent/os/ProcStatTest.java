package io.slipway.agent.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcStatTest {
    @Test
    void readsPastANameWithSpacesAndParentheses() {
        String rest = "S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2 3";

        ProcStat stat = ProcStat.parse("4711 (a) b (c)) " + rest);

        assertThat(stat).isEqualTo(new ProcStat(4711, 'S', 1, 4711, 987654));
    }

    @Test
    void refusesWhatIsNoStatLine() {
        assertThatThrownBy(() -> ProcStat.parse("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsItselfAndNobodyAtAnImpossibleNumber() {
        long self = ProcessHandle.current().pid();

        assertThat(ProcStat.of(self)).isPresent();
        assertThat(ProcStat.of(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void takesANumberWithAnotherStartTimeForAnotherProcess() {
        Pid self = Pid.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(self.alive()).isTrue();
        assertThat(new Pid(self.number(), self.startTicks() - 1, self.boot()).alive())
                .isFalse();
        assertThat(new Pid(self.number(), self.startTicks(), "another boot").alive())
                .isFalse();
    }
}
