package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.Event;
import io.slipway.mirror.EventRow;
import io.slipway.mirror.Kind;
import io.slipway.mirror.Shared;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Events, for as long as an API server usually keeps them, also where it keeps them longer. */
@Component
final class EventLines extends Kind<Event, EventRow> {
    private static final Duration KEPT = Duration.ofHours(1);

    EventLines() {
        super("/api/v1/events", Event.class, EventRow.class, Read.LEAN);
        column("about", EventRow::about);
        column("type", EventRow::type);
        column("reason", EventRow::reason);
        column("message", EventRow::message);
        column("count", EventRow::count);
        column("time", EventRow::time);
    }

    @Override
    protected boolean over(EventRow kept, Instant now) {
        return kept.time().plus(KEPT).isBefore(now);
    }

    @Override
    protected EventRow trim(Event of) {
        var about = of.getInvolvedObject();
        Instant time = Stream.of(
                        Trims.time(of.getLastTimestamp()),
                        of.getEventTime() == null
                                ? null
                                : Trims.time(of.getEventTime().getTime()),
                        Trims.time(of.getMetadata().getCreationTimestamp()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
        return new EventRow(
                Shared.of(of.getMetadata().getNamespace()),
                of.getMetadata().getName(),
                about.getKind() + "/" + about.getName(),
                Shared.of(Objects.requireNonNullElse(of.getType(), "Normal")),
                Shared.of(Objects.requireNonNullElse(of.getReason(), "")),
                Shared.of(Objects.requireNonNullElse(of.getMessage(), "")),
                Math.max(1, Trims.number(of.getCount())),
                time);
    }
}
