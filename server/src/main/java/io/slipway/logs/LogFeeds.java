package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The logs that are followed: one way to each container, however many read it. What it is read with are the platform's
 * own rights; each reader's are looked at by who serves him.
 */
@Component
class LogFeeds {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Clusters clusters;
    private final Mirrors mirrors;
    private final Clock clock;
    private final StandardOutput output;
    private final DeclaredFile file;
    private final Map<LogPlace, LogFeed> shared = new ConcurrentHashMap<>();

    LogFeeds(Clusters clusters, Mirrors mirrors, Clock clock) {
        this.clusters = clusters;
        this.mirrors = mirrors;
        this.clock = clock;
        this.output = new StandardOutput(clock);
        this.file = new DeclaredFile(clock);
    }

    /** A place in a feed; to be left by the reader's owner. */
    record Seat(LogFeed feed, LogReader reader) {
        void leave() {
            feed.leave(reader);
        }
    }

    /** What there is now, and nothing that comes. */
    List<LogLine> last(LogPlace place, int tail, @Nullable Instant from, boolean previous)
            throws LogBroken, InterruptedException {
        KubernetesClient client = client(place);
        return place.file() == null
                ? output.last(client, place, tail, from, previous)
                : file.begin(client, place, tail, from).lines();
    }

    private KubernetesClient client(LogPlace place) {
        return clusters.as(Actor.SYSTEM, null, place.cluster());
    }

    /** Shares the feed that is there, unless it does not reach back far enough. */
    Seat join(LogPlace place, LogFeed.Wish wish, LogReader reader) throws InterruptedException {
        LogFeed own = feed(place, reader, wish, null);
        LogFeed feed = shared.compute(place, (at, known) -> known == null || known.over() ? own : known);
        if (feed == own) return new Seat(own.start(() -> shared.remove(place, own)), reader);
        if (feed.join(reader, wish)) return new Seat(feed, reader);
        return new Seat(own.start(() -> {}), reader);
    }

    /** Goes on by itself behind the lines that {@code resume} has. */
    Seat goOn(LogPlace place, LogResume resume, LogReader reader) {
        return new Seat(feed(place, reader, new LogFeed.Wish(0, null), resume).start(() -> {}), reader);
    }

    private LogFeed feed(LogPlace place, LogReader reader, LogFeed.Wish wish, @Nullable LogResume resume) {
        LogSource source = place.file() == null ? output : file;
        return new LogFeed(place, source, clientOf(place), this::goOn, clock, reader, wish, resume);
    }

    private Supplier<KubernetesClient> clientOf(LogPlace place) {
        return () -> client(place);
    }

    private boolean goOn(LogPlace place) throws InterruptedException {
        while (true) {
            Optional<PodRow> now = pod(place);
            if (now.isEmpty()
                    || !now.get().uid().equals(place.uid())
                    || now.get().leaving()) return false;
            if (now.get().running()) {
                // Its way broke, or the mirror has not heard of its end: not tried again without rest.
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                return true;
            }
            mirrors.await(place.cluster(), LOOK, () -> pod(place).filter(PodRow::running));
        }
    }

    private Optional<PodRow> pod(LogPlace place) {
        return mirrors.find(place.cluster(), PodRow.class, place.namespace(), place.pod());
    }
}
