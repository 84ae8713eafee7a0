package io.slipway.logs;

import io.slipway.access.Standing;
import io.slipway.mirror.PodRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One reader who follows all pods of an app, those too that come while he reads. */
final class LogFollowing implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int LINES_A_TURN = 1_000;

    /** Takes lines to whoever asked. */
    interface Out {
        void lines(List<LogLine> lines) throws IOException;

        /** Nothing has come for a while. */
        void beat() throws IOException;
    }

    private final LogRequest request;
    private final LogFeeds feeds;
    private final Supplier<List<PodRow>> pods;
    private final LogFilter filter;
    private final Semaphore wake = new Semaphore(0);
    private final Map<String, Pod> followed = new HashMap<>();
    private final Set<String> over = new HashSet<>();

    LogFollowing(LogRequest request, LogFeeds feeds, Supplier<List<PodRow>> pods) {
        this.request = request;
        this.feeds = feeds;
        this.pods = pods;
        this.filter = new LogFilter(request.wanted());
    }

    /** Until his rights end or he is gone. */
    void run(Standing standing, Out out) throws IOException, InterruptedException {
        long beat = System.nanoTime();
        long look = beat;
        boolean first = true;
        List<LogLine> taken = new ArrayList<>();
        // A pod that never stops to print must not keep the rights from being looked at.
        while (standing.holds()) {
            if (System.nanoTime() - look >= 0) {
                look = System.nanoTime() + LOOK.toNanos();
                join(first);
                first = false;
            }
            for (Pod pod : List.copyOf(followed.values())) pod.take(taken);
            long now = System.nanoTime();
            for (LogLine line : taken) filter.add(line, now);
            boolean nothing = taken.isEmpty();
            taken.clear();
            List<LogLine> ready = filter.take(System.nanoTime());
            if (!ready.isEmpty()) {
                out.lines(ready);
                beat = System.nanoTime();
            } else if (System.nanoTime() - beat > BEAT_NANOS) {
                out.beat();
                beat = System.nanoTime();
            }
            if (nothing) {
                now = System.nanoTime();
                long most = Math.max(0, look - now);
                if (wake.tryAcquire(filter.dueIn(now, most), TimeUnit.NANOSECONDS)) wake.drainPermits();
            }
        }
    }

    /** One that comes later is shown from its start. */
    private void join(boolean first) {
        Instant start = request.from() == null ? Instant.EPOCH : request.from();
        LogFeed.Wish wish =
                first ? new LogFeed.Wish(request.tail(), request.from()) : new LogFeed.Wish(LogRequest.MOST, start);
        for (PodRow row : pods.get()) {
            if (!row.running() || followed.containsKey(row.uid()) || over.contains(row.uid())) continue;
            LogPlace place = LogPlace.of(request.env().cluster(), row, request.container(), request.file());
            Pod pod = new Pod(place);
            followed.put(row.uid(), pod);
            pod.sit(reader -> feeds.join(place, wish, reader));
        }
        filter.sources(followed.size());
    }

    @Override
    public void close() {
        followed.values().forEach(Pod::leave);
    }

    private interface Joining {
        LogFeeds.Seat join(LogReader reader) throws InterruptedException;
    }

    /** A pod of his, and where he stands in its log. */
    private final class Pod {
        private final LogPlace place;
        private final LogResume resume = LogResume.at(Instant.EPOCH);
        private LogReader reader = new LogReader(wake);
        private LogFeeds.@Nullable Seat seat;
        private boolean left;

        Pod(LogPlace place) {
            this.place = place;
        }

        /** On a thread of its own: a hundred pods are joined at once. */
        void sit(Joining joining) {
            LogReader mine = reader;
            Thread.ofVirtual().name("join-" + place.pod()).start(() -> {
                try {
                    seated(joining.join(mine));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        private synchronized void seated(LogFeeds.Seat found) {
            seat = found;
            if (left) found.leave();
        }

        synchronized void leave() {
            left = true;
            if (seat != null) seat.leave();
        }

        void take(List<LogLine> taken) {
            int before = taken.size();
            reader.take(taken, LINES_A_TURN);
            for (LogLine line : taken.subList(before, taken.size())) {
                if (!line.own()) resume.add(line);
            }
            if (taken.size() > before) return;
            LogReader.End end = reader.end();
            if (end == LogReader.End.LEFT_BEHIND) {
                LogResume from = resume.copy();
                reader = new LogReader(wake);
                sit(mine -> feeds.goOn(place, from, mine));
            } else if (end == LogReader.End.OVER) {
                leave();
                followed.remove(place.uid());
                over.add(place.uid());
                filter.sources(followed.size());
            }
        }
    }
}
