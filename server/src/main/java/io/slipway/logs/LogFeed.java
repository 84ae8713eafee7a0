package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.cluster.Causes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one following of a log, whoever reads it: through breaks of the way and restarts of the container, until the
 * pod is gone or nobody reads. One reader alone slows the log down when he is slow; of several, one who does not
 * move is left behind.
 */
final class LogFeed {
    private static final int KEPT = 1_000;
    private static final long PATIENCE_MILLIS = 1_000;

    /** Waits for the container's next life; false when there will be none. */
    interface Lives {
        boolean goOn(LogPlace place) throws InterruptedException;
    }

    /**
     * What somebody wants to have read from the start.
     *
     * @param from null for any time
     */
    record Wish(int tail, @Nullable Instant from) {}

    private final LogPlace place;
    private final LogSource source;
    private final Supplier<KubernetesClient> client;
    private final Lives lives;
    private final Clock clock;
    private final Wish begin;
    private final LogReader first;
    private final Wish firstWish;
    private @Nullable LogResume resume;

    private final Deque<LogLine> kept = new ArrayDeque<>();
    private final List<LogReader> readers = new ArrayList<>();
    /** All lines since the first one kept are kept, and before it there is none that the beginning reached. */
    private boolean whole = true;

    private boolean begun;
    private boolean over;
    private @Nullable Thread thread;
    private String said = "";

    /**
     * A feed for its first reader: he has what he wishes and every line after it.
     *
     * @param resume where it goes on; null to begin with what is wished
     */
    LogFeed(
            LogPlace place,
            LogSource source,
            Supplier<KubernetesClient> client,
            Lives lives,
            Clock clock,
            LogReader first,
            Wish wish,
            @Nullable LogResume resume) {
        this.place = place;
        this.source = source;
        this.client = client;
        this.lives = lives;
        this.clock = clock;
        this.first = first;
        this.firstWish = wish;
        this.begin = wish.from() == null ? new Wish(Math.max(KEPT, wish.tail()), null) : wish;
        this.resume = resume;
        readers.add(first);
    }

    /** @param ended called once, when it is over */
    synchronized LogFeed start(Runnable ended) {
        thread = Thread.ofVirtual().name("log-" + place.pod()).start(() -> run(ended));
        return this;
    }

    /** False when it does not reach back as far as is wished, or has ended: nothing was done then. */
    synchronized boolean join(LogReader reader, Wish wish) throws InterruptedException {
        while (!begun) wait();
        if (over || !reaches(wish)) return false;
        reader.begin(before(wish));
        readers.add(reader);
        return true;
    }

    private boolean reaches(Wish wish) {
        LogLine oldest = kept.peekFirst();
        if (wish.from() != null && oldest != null && oldest.time().isBefore(wish.from())) return true;
        if (wish.from() != null) {
            return whole
                    && begin.tail() >= wish.tail()
                    && (begin.from() == null
                            ? kept.size() < KEPT
                            : !begin.from().isAfter(wish.from()));
        }
        return wish.tail() <= kept.size() || (whole && begin.from() == null && wish.tail() <= begin.tail());
    }

    private List<LogLine> before(Wish wish) {
        List<LogLine> lines = kept.stream()
                .filter(line -> wish.from() == null || !line.time().isBefore(wish.from()))
                .toList();
        return lines.subList(Math.max(0, lines.size() - wish.tail()), lines.size());
    }

    synchronized boolean over() {
        return over;
    }

    /** It ends when nobody is left. */
    synchronized void leave(LogReader reader) {
        readers.remove(reader);
        if (!readers.isEmpty()) return;
        over = true;
        if (thread != null) thread.interrupt();
    }

    private void run(Runnable ended) {
        try {
            LogResume from = resume == null ? begin() : resumed(resume);
            LogLine cut = null;
            while (from != null && !over()) {
                from.join();
                cut = read(from);
                if (!lives.goOn(place)) break;
            }
            if (from != null && cut != null && from.isNew(cut)) give(cut);
        } catch (InterruptedException e) {
            // Nobody reads any more.
            Thread.currentThread().interrupt();
        } finally {
            end();
            ended.run();
        }
    }

    /** Null when the pod went before it could be read. */
    private @Nullable LogResume begin() throws InterruptedException {
        String broken = "";
        while (!over()) {
            try {
                LogSource.Begun found = source.begin(client.get(), place, begin.tail(), begin.from());
                begun(found.lines());
                if (!broken.isEmpty()) say(broken);
                return found.resume();
            } catch (LogBroken | RuntimeException e) {
                // Not followed from its first line for that: it is tried again, and said at once.
                broken = Causes.of(e);
                tellFirst(broken);
                if (!lives.goOn(place)) break;
            }
        }
        begun(List.of());
        return null;
    }

    private void tellFirst(String words) {
        if (words.equals(said)) return;
        said = words;
        first.say(LogLine.said(place, clock.instant(), words));
    }

    private LogResume resumed(LogResume from) {
        begun(List.of());
        return from;
    }

    private synchronized void begun(List<LogLine> lines) {
        kept.addAll(lines);
        first.begin(resume == null ? before(firstWish) : List.of());
        while (kept.size() > KEPT) forget();
        begun = true;
        notifyAll();
    }

    private void forget() {
        kept.removeFirst();
        whole = false;
    }

    private @Nullable LogLine read(LogResume from) throws InterruptedException {
        try {
            return source.follow(client.get(), place, from, line -> {
                said = "";
                give(line);
            });
        } catch (LogBroken | RuntimeException e) {
            // Said as a line, since who reads watches for lines; the log is joined again.
            say(Causes.of(e));
            return null;
        }
    }

    /** Not again while nothing else comes. */
    private void say(String words) throws InterruptedException {
        if (words.equals(said)) return;
        said = words;
        give(LogLine.said(place, clock.instant(), words));
    }

    private void give(LogLine line) throws InterruptedException {
        List<LogReader> all;
        synchronized (this) {
            // An interruption may be lost on its way through the client.
            if (over) throw new InterruptedException("nobody reads " + place.pod());
            kept.addLast(line);
            if (kept.size() > KEPT) forget();
            all = List.copyOf(readers);
        }
        for (LogReader reader : all) {
            while (!reader.offer(line, PATIENCE_MILLIS)) {
                if (leftBehind(reader)) break;
            }
        }
    }

    private synchronized boolean leftBehind(LogReader reader) {
        if (readers.size() == 1 && readers.contains(reader)) return false;
        if (readers.remove(reader)) reader.end(LogReader.End.LEFT_BEHIND);
        return true;
    }

    private synchronized void end() {
        over = true;
        begun = true;
        readers.forEach(reader -> reader.end(LogReader.End.OVER));
        readers.clear();
        kept.clear();
        notifyAll();
    }
}
