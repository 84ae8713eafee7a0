package io.slipway.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.api.LiveEvent;
import io.slipway.core.Event;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes every event of this server and hands it to the readers whose topics it has. Keeps the last
 * ones, so that a reader who was away shortly misses nothing.
 */
@Component
class Hub {
    private static final int KEPT = 4096;

    /** An event with its topics; its bytes are made when the first reader wants them. */
    static final class Sent {
        private final LiveEvent event;
        private final Set<String> topics;
        private final JsonMapper json;
        private @Nullable Frame frame;

        Sent(LiveEvent event, Set<String> topics, JsonMapper json) {
            this.event = event;
            this.topics = topics;
            this.json = json;
        }

        LiveEvent event() {
            return event;
        }

        Set<String> topics() {
            return topics;
        }

        synchronized Frame frame() {
            Frame made = frame;
            if (made == null) {
                made = Frame.of(null, event.seq(), event.name(), json.writeValueAsString(event));
                frame = made;
            }
            return made;
        }
    }

    private final Clock clock;
    private final JsonMapper json;
    private final Deque<Sent> recent = new ArrayDeque<>();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private final Counter dropped;
    private long seq;

    Hub(Clock clock, JsonMapper json, MeterRegistry meters) {
        this.clock = clock;
        this.json = json;
        Gauge.builder("slipway.live.readers", readers, List::size)
                .description("open live streams")
                .register(meters);
        this.dropped = Counter.builder("slipway.live.dropped")
                .description("readers that did not keep up and were told to list again")
                .register(meters);
        // Numbers of a later start are above those of an earlier one, so an old id is known to be old.
        this.seq = clock.millis() * 1000;
    }

    @EventListener
    void on(Event event) {
        Sent sent;
        synchronized (this) {
            seq++;
            sent = new Sent(
                    new LiveEvent(
                            seq,
                            event.name(),
                            clock.instant(),
                            event.actor().user(),
                            event.project(),
                            event.env(),
                            event.app(),
                            event.data()),
                    event.topics(),
                    json);
            recent.addLast(sent);
            if (recent.size() > KEPT) recent.removeFirst();
            for (Reader reader : readers) reader.offer(sent);
        }
    }

    /** Opens a reader from the event after {@code since}; {@code since} 0 means from now. */
    synchronized Reader open(Set<String> topics, Predicate<LiveEvent> cut, long since) {
        Reader reader = new Reader(topics, cut, dropped);
        if (since > 0) {
            boolean gap = since != seq
                    && (recent.isEmpty() || recent.getFirst().event().seq() > since + 1);
            if (gap) reader.reset();
            List<Sent> missed = new ArrayList<>(recent);
            missed.removeIf(sent -> sent.event().seq() <= since);
            if (!gap) missed.forEach(reader::offer);
        }
        readers.add(reader);
        return reader;
    }

    void close(Reader reader) {
        readers.removeAll(Collections.singleton(reader));
    }

    /** The number of the newest event. */
    synchronized long now() {
        return seq;
    }
}
