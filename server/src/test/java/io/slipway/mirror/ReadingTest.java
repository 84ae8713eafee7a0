package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final String GOOD =
            "{\"metadata\":{\"name\":\"a\",\"namespace\":\"n\",\"resourceVersion\":\"7\",\"managedFields\":[{\"manager\":\"m\"}]}}";
    private static final String ODD = "{\"metadata\":{\"name\":\"odd\"},\"spec\":[\"no\",\"spec\"]}";

    private final Kind<Pod, ObjectRow> kind = new Kind<>("/api/v1/pods", Pod.class, ObjectRow.class, Kind.Read.LEAN) {
        @Override
        protected ObjectRow trim(Pod of) {
            assertThat(of.getMetadata().getManagedFields()).isEmpty();
            return new ObjectRow("n", of.getMetadata().getName(), List.of());
        }
    };

    @Test
    void anObjectThatIsNotAsItsKindSaysIsLeftOut() throws IOException {
        String list = "{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[" + ODD + "," + GOOD + "]}";
        assertThatThrownBy(() -> listed(list)).isInstanceOf(IOException.class);
        assertThat(listed(list).rows()).extracting(Held::name).containsExactly("a");
    }

    @Test
    void aWatchGoesOnAfterSuchAnObject() throws IOException {
        String watch = line("ADDED", ODD) + line("ADDED", GOOD);
        assertThatThrownBy(() -> next(watch)).isInstanceOf(IOException.class);
        WatchEvent event = next(watch);
        assertThat(event).isNotNull();
        assertThat(event.object().getMetadata().getName()).isEqualTo("a");
    }

    @Test
    void anErrorInAWatchAsksForANewList() {
        String error = line("ERROR", "{\"kind\":\"Status\",\"code\":500,\"message\":\"etcd is ill\"}");
        assertThatThrownBy(() -> next(error))
                .isInstanceOfSatisfying(
                        ApiFault.class, fault -> assertThat(fault.tooOld()).isTrue())
                .hasMessageContaining("etcd is ill");
    }

    @Test
    void aListThatEndsInTheMiddleIsNone() {
        assertThatThrownBy(() -> listed("{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[" + GOOD + ","))
                .isInstanceOf(IOException.class);
    }

    @Test
    void versionsAreNumbersOrNothing() {
        assertThat(Reading.number("42")).isEqualTo(42);
        assertThat(Reading.number("abc")).isZero();
        assertThat(Reading.number("")).isZero();
        assertThat(Reading.number(null)).isZero();
        assertThat(Reading.number("9".repeat(30))).isZero();
    }

    private ListReader<Pod, ObjectRow> listed(String text) throws IOException {
        ListReader<Pod, ObjectRow> reader = new ListReader<>(kind);
        reader.read(stream(text));
        return reader;
    }

    private WatchEvent next(String text) throws IOException {
        try (JsonParser events = kind.parser(stream(text))) {
            return WatchEvent.next(events, kind);
        }
    }

    private static String line(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}\n";
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
