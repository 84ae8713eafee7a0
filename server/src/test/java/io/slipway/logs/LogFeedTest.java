package io.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogFeedTest {
    private static final LogPlace PLACE = new LogPlace("k", "n", "pod", "u", null, null);

    private static final LogFeed.Wish NOTHING = new LogFeed.Wish(0, null);

    private final AtomicInteger ends = new AtomicInteger();
    private final FakeLog log = new FakeLog();
    private final KubernetesClient unused = new KubernetesClientBuilder().build();
    private final AtomicBoolean lives = new AtomicBoolean(true);

    @AfterEach
    void close() {
        unused.close();
    }

    @Test
    void servesManyReadersByOneWay() throws InterruptedException {
        log.write(50);
        LogReader first = reader();
        LogFeed feed = feed(first, new LogFeed.Wish(10, null), null);
        List<LogReader> readers = new ArrayList<>(List.of(first));
        for (int n = 0; n < 19; n++) {
            LogReader reader = reader();
            assertThat(feed.join(reader, new LogFeed.Wish(10, null))).isTrue();
            readers.add(reader);
        }
        log.write(5);

        for (LogReader reader : readers) assertThat(numbers(reader, 15)).isEqualTo(range(40, 55));
        assertThat(log.ways).hasValue(1);
        readers.forEach(feed::leave);
        await(() -> log.open.get() == 0);
        await(() -> ends.get() == 1);
    }

    @Test
    void givesEachLineOnceThroughBreaks() throws InterruptedException {
        log.write(15);
        LogReader reader = reader();
        LogFeed feed = feed(reader, new LogFeed.Wish(1_000, null), null);
        List<Integer> all = new ArrayList<>(numbers(reader, 15));
        for (int n = 0; n < 20; n++) {
            log.breakWay();
            log.write(7);
            all.addAll(numbers(reader, 7));
        }

        assertThat(all).isEqualTo(range(0, 155));
        feed.leave(reader);
    }

    @Test
    void leavesASlowReaderBehindWhoGoesOnWithoutLoss() throws InterruptedException {
        LogReader slow = reader();
        LogReader quick = reader();
        LogFeed feed = feed(slow, NOTHING, null);
        feed.join(quick, NOTHING);
        log.write(5_000);

        assertThat(numbers(quick, 5_000)).isEqualTo(range(0, 5_000));
        LogResume resume = LogResume.at(Instant.EPOCH);
        List<LogLine> had = new ArrayList<>();
        while (slow.end() == null) slow.take(had, 100);
        assertThat(slow.end()).isEqualTo(LogReader.End.LEFT_BEHIND);
        had.forEach(resume::add);
        LogReader again = reader();
        LogFeed own = feed(again, NOTHING, resume);
        List<Integer> all =
                new ArrayList<>(had.stream().map(LogFeedTest::number).toList());
        all.addAll(numbers(again, 5_000 - had.size()));
        assertThat(all).isEqualTo(range(0, 5_000));
        own.leave(again);
        feed.leave(quick);
    }

    @Test
    void slowsTheLogDownForOneWhoReadsAlone() throws InterruptedException {
        LogReader slow = reader();
        LogFeed feed = feed(slow, NOTHING, null);
        log.write(3_000);

        assertThat(numbers(slow, 3_000)).isEqualTo(range(0, 3_000));
        assertThat(slow.end()).isNull();
        assertThat(log.ways).hasValue(1);
        feed.leave(slow);
    }

    @Test
    void givesNothingOlderThanWasAskedForOfAQuietLog() throws InterruptedException {
        log.write(3_000);
        LogReader reader = reader();
        LogFeed feed = feed(reader, new LogFeed.Wish(10_000, FakeLog.START.plusSeconds(600)), null);
        log.write(3_010);

        assertThat(numbers(reader, 10)).isEqualTo(range(6_000, 6_010));
        feed.leave(reader);
    }

    @Test
    void givesItsFirstReaderAllThatHeWishesAndOthersWhatItHas() throws InterruptedException {
        log.write(3_000);
        LogReader first = reader();
        LogFeed feed = feed(first, new LogFeed.Wish(10_000, FakeLog.START), null);

        assertThat(numbers(first, 3_000)).isEqualTo(range(0, 3_000));
        LogReader reader = reader();
        assertThat(feed.join(reader, new LogFeed.Wish(2_000, null))).isFalse();
        assertThat(feed.join(reader, new LogFeed.Wish(10_000, FakeLog.START))).isFalse();
        assertThat(feed.join(reader, new LogFeed.Wish(10_000, FakeLog.START.plusSeconds(290))))
                .isTrue();
        assertThat(numbers(reader, 100)).isEqualTo(range(2_900, 3_000));
        feed.leave(reader);
        feed.leave(first);
    }

    @Test
    void triesAgainToBeginAndSaysWhy() throws InterruptedException {
        log.write(100);
        log.unreadable = 3;
        LogReader reader = reader();
        LogFeed feed = feed(reader, new LogFeed.Wish(5, null), null);

        List<LogLine> taken = new ArrayList<>();
        await(() -> {
            reader.take(taken, 100);
            return taken.size() >= 6;
        });
        assertThat(taken.stream().filter(LogLine::own).map(LogLine::line)).containsOnly("(not yet, says the test)");
        assertThat(taken.stream().filter(line -> !line.own()).map(LogFeedTest::number))
                .isEqualTo(range(95, 100));
        feed.leave(reader);
    }

    @Test
    void endsWithItsPod() throws InterruptedException {
        LogReader reader = reader();
        LogFeed feed = feed(reader, NOTHING, null);
        lives.set(false);
        log.breakWay();

        await(() -> {
            reader.take(new ArrayList<>(), 10);
            return reader.end() == LogReader.End.OVER;
        });
        assertThat(feed.join(reader(), NOTHING)).isFalse();
    }

    private static LogReader reader() {
        return new LogReader(new Semaphore(0));
    }

    private LogFeed feed(LogReader first, LogFeed.Wish wish, @Nullable LogResume resume) {
        int before = log.ways.get();
        LogFeed feed = new LogFeed(
                        PLACE, log, () -> unused, place -> lives.get(), Clock.systemUTC(), first, wish, resume)
                .start(ends::incrementAndGet);
        await(() -> log.ways.get() > before);
        return feed;
    }

    private static List<Integer> numbers(LogReader reader, int count) {
        List<LogLine> taken = new ArrayList<>();
        await(() -> {
            reader.take(taken, 100);
            taken.removeIf(LogLine::own);
            return taken.size() >= count;
        });
        return taken.stream().map(LogFeedTest::number).toList();
    }

    private static int number(LogLine line) {
        return Integer.parseInt(line.line().substring(5));
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static void await(java.util.function.BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 20 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
