package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import io.fabric8.kubernetes.api.model.Pod;
import io.slipway.Allocation;
import io.slipway.stub.Crowd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bound of half as much again as was measured: a guard against a field that is read for nobody, not a goal. */
class EventCostTest {
    private static final int EVENTS = 2_000;

    private final Kind<Pod, ObjectRow> kind = new Kind<>("/api/v1/pods", Pod.class, ObjectRow.class, Kind.Read.LEAN) {
        @Override
        protected ObjectRow trim(Pod of) {
            return new ObjectRow("n", of.getMetadata().getName(), List.of());
        }
    };

    @Test
    void aChangeOfAPodIsReadWithFewBytes() throws IOException {
        String line =
                "{\"type\":\"MODIFIED\",\"object\":" + Crowd.pod("team-1", 7, 3).replace("@", "5") + "}\n";
        byte[] watch = line.repeat(EVENTS).getBytes(StandardCharsets.UTF_8);
        try (JsonParser events = kind.parser(new ByteArrayInputStream(watch))) {
            long bytes = Allocation.bytes(() -> next(events));

            assertThat(bytes).as("bytes per event").isLessThan(10_000);
        }
    }

    private void next(JsonParser events) {
        try {
            assertThat(WatchEvent.next(events, kind)).isNotNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
