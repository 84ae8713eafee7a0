package io.slipway.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private final Replica here = Replica.here(Path.of("/var/lib/slipway"));

    @Test
    void bearsANameThatNoOtherBears() {
        assertThat(Replica.here(Path.of("/var/lib/slipway")).name()).isNotEqualTo(here.name());
        assertThat(Replica.parse(here.name())).contains(here);
        assertThat(Replica.parse("server@http://127.0.0.1:7800/var/lib/slipway"))
                .isEmpty();
    }

    @Test
    void keepsToTheLengthThatTheSchedulerStores() {
        assertThat(new Replica(here.place(), 4_194_304, "999999999999", here.once()).name())
                .hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void outlivesAProcessOfThisMachineAndFolderThatIsGone() {
        assertThat(here.outlived(with(here.place(), here.pid(), "1"))).isTrue();
        assertThat(here.outlived(with(here.place(), Integer.MAX_VALUE, here.began())))
                .isTrue();
    }

    @Test
    void leavesAloneWhatLivesOrCannotBeKnown() {
        assertThat(here.outlived(here)).isFalse();
        assertThat(here.outlived(Replica.here(Path.of("/var/lib/slipway")))).isFalse();
        Replica other = Replica.here(Path.of("/other"));
        assertThat(here.outlived(with(other.place(), here.pid(), "1"))).isFalse();
    }

    private static Replica with(String place, long pid, String began) {
        return new Replica(place, pid, began, "0a1b2c3d");
    }
}
