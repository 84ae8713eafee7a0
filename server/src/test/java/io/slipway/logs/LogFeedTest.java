package io.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogFeedTest {
    private static final LogPlace PLACE = new LogPlace("k", "n", "pod", "u", null, null);

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
        LogFeed feed = feed(new LogFeed.Wish(10, null));
        List<LogReader> readers = IntStream.range(0, 20)
                .mapToObj(n -> new LogReader(new Semaphore(0)))
                .toList();
        for (LogReader reader : readers)
            assertThat(feed.join(reader, new LogFeed.Wish(10, null))).isTrue();
        log.write(5);

        for (LogReader reader : readers) assertThat(numbers(reader, 15)).isEqualTo(range(40, 55));
        assertThat(log.ways).hasValue(1);
        for (LogReader reader : readers.subList(1, 20))
            assertThat(feed.leave(reader)).isFalse();
        assertThat(feed.leave(readers.getFirst())).isTrue();
        await(() -> log.open.get() == 0);
    }

    @Test
    void givesEachLineOnceThroughBreaks() throws InterruptedException {
        log.write(15);
        LogReader reader = new LogReader(new Semaphore(0));
        LogFeed feed = feed(new LogFeed.Wish(1_000, null));
        feed.join(reader, new LogFeed.Wish(1_000, null));
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
        LogFeed feed = feed(new LogFeed.Wish(0, null));
        LogReader slow = new LogReader(new Semaphore(0));
        LogReader quick = new LogReader(new Semaphore(0));
        feed.join(slow, new LogFeed.Wish(0, null));
        feed.join(quick, new LogFeed.Wish(0, null));
        log.write(5_000);

        assertThat(numbers(quick, 5_000)).isEqualTo(range(0, 5_000));
        LogResume resume = new LogResume();
        List<LogLine> had = new ArrayList<>();
        while (slow.end() == null) slow.take(had, 100);
        assertThat(slow.end()).isEqualTo(LogReader.End.LEFT_BEHIND);
        had.forEach(resume::add);
        LogReader again = new LogReader(new Semaphore(0));
        LogFeed.Wish none = new LogFeed.Wish(0, null);
        LogFeed own = make(none, resume).startFor(again, none);
        List<Integer> all =
                new ArrayList<>(had.stream().map(LogFeedTest::number).toList());
        all.addAll(numbers(again, 5_000 - had.size()));
        assertThat(all).isEqualTo(range(0, 5_000));
        own.leave(again);
        feed.leave(quick);
    }

    @Test
    void slowsTheLogDownForOneWhoReadsAlone() throws InterruptedException {
        LogFeed feed = feed(new LogFeed.Wish(0, null));
        LogReader slow = new LogReader(new Semaphore(0));
        feed.join(slow, new LogFeed.Wish(0, null));
        log.write(3_000);

        assertThat(numbers(slow, 3_000)).isEqualTo(range(0, 3_000));
        assertThat(slow.end()).isNull();
        assertThat(log.ways).hasValue(1);
        feed.leave(slow);
    }

    @Test
    void reachesBackAsFarAsItWasBegun() throws InterruptedException {
        log.write(3_000);
        LogFeed feed = feed(new LogFeed.Wish(5, null));
        LogReader reader = new LogReader(new Semaphore(0));

        assertThat(feed.join(reader, new LogFeed.Wish(2_000, null))).isFalse();
        assertThat(feed.join(reader, new LogFeed.Wish(10_000, FakeLog.START))).isFalse();
        assertThat(feed.join(reader, new LogFeed.Wish(10_000, FakeLog.START.plusSeconds(290))))
                .isTrue();
        assertThat(numbers(reader, 100)).isEqualTo(range(2_900, 3_000));
        feed.leave(reader);
    }

    @Test
    void endsWithItsPod() throws InterruptedException {
        LogFeed feed = feed(new LogFeed.Wish(5, null));
        LogReader reader = new LogReader(new Semaphore(0));
        feed.join(reader, new LogFeed.Wish(5, null));
        lives.set(false);
        log.breakWay();

        await(() -> {
            reader.take(new ArrayList<>(), 10);
            return reader.end() == LogReader.End.OVER;
        });
        assertThat(feed.join(reader, new LogFeed.Wish(5, null))).isFalse();
    }

    private LogFeed feed(LogFeed.Wish wish) {
        return make(wish, null).start();
    }

    private LogFeed make(LogFeed.Wish wish, @Nullable LogResume resume) {
        return new LogFeed(PLACE, log, () -> unused, place -> lives.get(), Clock.systemUTC(), wish, resume);
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
