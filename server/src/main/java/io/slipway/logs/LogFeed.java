package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    private final @Nullable LogResume resumed;

    private final Deque<LogLine> kept = new ArrayDeque<>();
    private final List<LogReader> readers = new ArrayList<>();
    private boolean begun;
    private boolean over;
    private @Nullable Thread thread;
    private String said = "";
    private @Nullable LogReader alone;
    private Wish aloneWish = new Wish(0, null);

    /** @param resume where it goes on; null to begin with what {@code begin} says */
    LogFeed(
            LogPlace place,
            LogSource source,
            Supplier<KubernetesClient> client,
            Lives lives,
            Clock clock,
            Wish begin,
            @Nullable LogResume resume) {
        this.place = place;
        this.source = source;
        this.client = client;
        this.lives = lives;
        this.clock = clock;
        this.begin = resume == null && begin.from() == null ? new Wish(Math.max(KEPT, begin.tail()), null) : begin;
        this.resumed = resume;
    }

    synchronized LogFeed start() {
        thread = Thread.ofVirtual().name("log-" + place.pod()).start(this::run);
        return this;
    }

    /** Starts it for one who reads alone: he has what is wished for and every line after it. */
    synchronized LogFeed startFor(LogReader reader, Wish wish) {
        readers.add(reader);
        alone = reader;
        aloneWish = wish;
        return start();
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
        if (wish.from() == null) return begin.from() == null && wish.tail() <= Math.max(begin.tail(), kept.size());
        if (begin.from() != null && !begin.from().isAfter(wish.from()) && kept.size() < KEPT) return true;
        LogLine oldest = kept.peekFirst();
        return oldest != null && oldest.time().isBefore(wish.from());
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

    /** True when nobody is left: it has ended then. */
    synchronized boolean leave(LogReader reader) {
        readers.remove(reader);
        if (readers.isEmpty() && (begun || alone != null)) stop();
        return over;
    }

    private void stop() {
        over = true;
        if (thread != null) thread.interrupt();
    }

    private void run() {
        try {
            LogResume resume = begin();
            LogLine cut;
            do {
                resume.join();
                cut = read(resume);
            } while (!over() && lives.goOn(place));
            if (cut != null && resume.isNew(cut)) give(cut);
        } catch (InterruptedException e) {
            // Nobody reads any more.
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private LogResume begin() throws InterruptedException {
        LogResume resume = resumed;
        List<LogLine> lines = List.of();
        Optional<String> broken = Optional.empty();
        if (resume == null) {
            try {
                lines = source.last(client.get(), place, begin.tail(), begin.from(), false);
            } catch (LogBroken e) {
                broken = Optional.ofNullable(e.getMessage());
            }
            resume = LogResume.after(lines);
        }
        synchronized (this) {
            kept.addAll(lines);
            if (alone != null) alone.begin(before(aloneWish));
            begun = true;
            notifyAll();
        }
        if (broken.isPresent()) say(broken.get());
        return resume;
    }

    private @Nullable LogLine read(LogResume resume) throws InterruptedException {
        try {
            return source.follow(client.get(), place, resume, line -> {
                said = "";
                give(line);
            });
        } catch (LogBroken e) {
            // Said as a line, since who reads watches for lines; the log is joined again.
            say(String.valueOf(e.getMessage()));
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
            if (kept.size() > Math.max(KEPT, begin.tail())) kept.removeFirst();
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
        notifyAll();
    }
}
