package io.slipway.cli.demo;

import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Json;
import io.slipway.cli.wire.NotJson;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Steady requests at a fixed pace, whatever the answers do: half on kept connections, half on new ones. */
final class Traffic implements Closeable {
    private static final int PER_SECOND = 50;
    private static final long GRACE_SECONDS = 15;
    /** The router closes what idles for 15 s; like every client with a pool, this one stays well below. */
    private static final long MOST_IDLE_SECONDS = 5;

    private final Front front;
    private final String host;
    private final Tally tally = new Tally();
    private final Deque<Connection> kept = new ConcurrentLinkedDeque<>();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread pace;
    private volatile boolean stopped;

    Traffic(Front front, String host) {
        this.front = front;
        this.host = host;
        this.pace = Thread.ofVirtual().name("traffic").start(this::run);
    }

    /** Requests sent so far. */
    int count() {
        return tally.count();
    }

    /** Ends the stretch, waits for the requests under way and tells what was seen. */
    Tally stop() throws InterruptedException {
        stopped = true;
        pace.join();
        requests.shutdown();
        if (!requests.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            tally.failed("no answer", "requests were still open " + GRACE_SECONDS + " s after the last one was sent");
        }
        return tally;
    }

    @Override
    public void close() {
        stopped = true;
        requests.shutdownNow();
        kept.forEach(Traffic::hangUp);
    }

    private void run() {
        long start = System.nanoTime();
        for (long i = 0; !stopped; i++) {
            long due = start + i * 1_000_000_000L / PER_SECOND;
            for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
            boolean keep = i % 2 == 0;
            tally.sent();
            requests.execute(() -> request(keep, start));
        }
    }

    private void request(boolean keep, long start) {
        long began = System.nanoTime();
        @Nullable Connection connection = null;
        try {
            connection = keep ? waiting() : null;
            connection = connection == null ? front.connect() : connection;
            Connection.Answer answer = connection.get(host, keep);
            judge(answer, began, start);
            if (keep && connection.reusable()) {
                kept.push(connection);
                return;
            }
        } catch (IOException | NumberFormatException e) {
            tally.failed(kind(e), at(began, start) + (keep ? "kept connection: " : "new connection: ") + e);
        }
        if (connection != null) {
            hangUp(connection);
        }
    }

    /** The connection that waited longest; one that idled so long that the router may be closing it is let go. */
    private @Nullable Connection waiting() {
        for (Connection next = kept.pollLast(); next != null; next = kept.pollLast()) {
            if (next.idleSeconds() < MOST_IDLE_SECONDS) {
                return next;
            }
            hangUp(next);
        }
        return null;
    }

    private void judge(Connection.Answer answer, long began, long start) {
        if (answer.status() == 200) {
            tally.answered(version(answer.body()), System.nanoTime() - began);
        } else {
            tally.failed(
                    "status " + answer.status(),
                    at(began, start) + answer.body().lines().findFirst().orElse(""));
        }
    }

    private static String version(String body) {
        try {
            Doc doc = Json.read(body);
            return doc.text("version", "?");
        } catch (NotJson e) {
            return "not JSON";
        }
    }

    private static String kind(Exception e) {
        return switch (e) {
            case ConnectException refused -> "connection refused";
            case SocketTimeoutException late -> "time-out";
            case EOFException cut -> "cut short";
            case SocketException reset -> "connection reset";
            default -> "no HTTP answer";
        };
    }

    private static String at(long began, long start) {
        return String.format(java.util.Locale.ROOT, "at %.2f s, ", (began - start) / 1e9);
    }

    private static void hangUp(Connection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            return; // the peer was faster
        }
    }
}
