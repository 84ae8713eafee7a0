package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A container's log in memory: whole seconds when it is joined again, as a kubelet's; its way breaks when told. */
final class FakeLog implements LogSource {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<LogLine> lines = new ArrayList<>();
    private int breaks;
    int unreadable;
    final AtomicInteger ways = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();

    /** Ten lines a second. */
    synchronized void write(int count) {
        for (int n = 0; n < count; n++) {
            int number = lines.size();
            lines.add(new LogLine("pod", "", START.plusMillis(number * 100L), "line " + number));
        }
        notifyAll();
    }

    synchronized void breakWay() {
        breaks++;
        notifyAll();
    }

    @Override
    public synchronized Begun begin(KubernetesClient client, LogPlace place, int tail, @Nullable Instant from)
            throws LogBroken {
        if (unreadable-- > 0) throw new LogBroken("not yet, says the test");
        List<LogLine> last = lines.subList(Math.max(0, lines.size() - Math.max(1, tail)), lines.size()).stream()
                .filter(line -> from == null || !line.time().isBefore(from))
                .toList();
        LogResume resume = LogResume.at(from == null ? Instant.EPOCH : from);
        last.forEach(resume::add);
        return new Begun(last.subList(Math.max(0, last.size() - tail), last.size()), resume);
    }

    @Override
    public @Nullable LogLine follow(KubernetesClient client, LogPlace place, LogResume resume, Sink sink)
            throws LogBroken, InterruptedException {
        // Before others may know that it is open: a break from then on counts.
        int seen = breaks();
        ways.incrementAndGet();
        open.incrementAndGet();
        try {
            Instant since = resume.since();
            int at = 0;
            while (at < size() && line(at).time().getEpochSecond() < since.getEpochSecond()) at++;
            while (true) {
                LogLine line = await(at++, seen);
                if (resume.isNew(line)) sink.line(line);
            }
        } finally {
            open.decrementAndGet();
        }
    }

    private synchronized LogLine await(int at, int seen) throws InterruptedException, LogBroken {
        while (at >= lines.size() && breaks == seen) wait();
        if (breaks != seen) throw new LogBroken("cut by the test");
        return lines.get(at);
    }

    private synchronized int breaks() {
        return breaks;
    }

    private synchronized int size() {
        return lines.size();
    }

    private synchronized LogLine line(int at) {
        return lines.get(at);
    }
}
