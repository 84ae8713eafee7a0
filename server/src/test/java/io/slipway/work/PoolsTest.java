package io.slipway.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolsTest {
    private final Pools pools = new Pools();

    @Test
    void aFullPoolLeavesRoomForOthers() {
        for (int n = 0; n < Pools.A_POOL; n++) assertThat(pools.enter("sick")).isTrue();
        assertThat(pools.enter("sick")).isFalse();
        assertThat(pools.enter("well")).isTrue();
        assertThat(pools.enter(null)).isTrue();
        pools.leave("sick");
        assertThat(pools.enter("sick")).isTrue();
        assertThat(pools.enter("sick")).isFalse();
    }
}
