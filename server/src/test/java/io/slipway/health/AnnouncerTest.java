package io.slipway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.api.PlatformHealth;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.Writes;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AnnouncerTest {

    @Test
    void saysOnceThatTheAuditMissesStates(CapturedOutput log) throws IOException {
        Writes closed = new Writes();
        closed.close("test", Refusal.of(Code.DatabaseAway, "away on purpose"));
        Announcer announcer = new Announcer(TestServer.shared().bean(Events.class), closed);
        for (int n = 0; n < 200; n++) announcer.tell(state(n));
        assertThat(log.getAll()).doesNotContain("wait for the audit");
        for (int n = 200; n < 250; n++) announcer.tell(state(n));
        assertThat(log.getAll()).containsOnlyOnce("200 states wait for the audit");
    }

    private static PlatformHealth.Check state(int n) {
        return new PlatformHealth.Check("announced-" + n, "Down", null, "down on purpose", null, Instant.now());
    }
}
