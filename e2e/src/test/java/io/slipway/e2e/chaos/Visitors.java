package io.slipway.e2e.chaos;

import io.slipway.e2e.Visit;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Those who ask for an app's page through the router: every other one over a new connection, the rest
 * by turns over a few that stay open, as browsers and other services do.
 */
final class Visitors implements AutoCloseable {
    private static final int OPEN = 20;
    private final Traffic traffic;
    private final BlockingQueue<KeptVisit> kept;
    private final List<KeptVisit> all;
    private final AtomicLong turn = new AtomicLong();

    Visitors(int perSecond, int port, String host) {
        all = IntStream.range(0, OPEN).mapToObj(n -> new KeptVisit(port, host)).toList();
        kept = new LinkedBlockingQueue<>(all);
        traffic = new Traffic(perSecond, () -> turn.incrementAndGet() % 2 == 0 ? onNew(port, host) : onKept());
    }

    private static String onNew(int port, String host) throws IOException {
        var answer = Visit.get(port, host, "/");
        return answer.status() == 200 ? "" : "on a new connection: " + answer;
    }

    private String onKept() throws IOException, InterruptedException {
        KeptVisit visit = kept.take();
        try {
            int status = visit.get();
            return status == 200 ? "" : "on an open connection: status " + status;
        } finally {
            kept.add(visit);
        }
    }

    long asked() {
        return traffic.asked();
    }

    /** Open connections that were closed before they were used again, which HTTP lets either side do. */
    long renewed() {
        return all.stream().mapToLong(KeptVisit::renewed).sum();
    }

    List<Traffic.Failure> since(Instant from) {
        return traffic.since(from);
    }

    @Override
    public void close() {
        traffic.close();
        all.forEach(KeptVisit::close);
    }
}
