package io.slipway.agent.router;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Steady visitors, half on kept connections, half on a new one each time. */
final class Traffic implements AutoCloseable {
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> served = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Traffic(int port, String host, int visitors) {
        for (int i = 0; i < visitors; i++) {
            boolean keeps = i % 2 == 0;
            threads.execute(() -> visit(port, host, keeps));
        }
    }

    int sent() {
        return sent.get();
    }

    /** How many each server answered. */
    int servedBy(String server) {
        return served.getOrDefault(server, 0);
    }

    Queue<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        end();
    }

    /** Returns when the last visitor has left, so the figures stand. */
    void end() {
        on.set(false);
        threads.close();
    }

    private void visit(int port, String host, boolean keeps) {
        Visitor visitor = null;
        while (on.get()) {
            try {
                visitor = visitor == null ? new Visitor(port) : visitor;
                count(visitor.get(host, "/"));
                if (!keeps || visitor.last()) {
                    visitor = closed(visitor);
                }
                Pause.millis(10);
            } catch (IOException e) {
                sent.incrementAndGet();
                failures.add(e.toString());
                visitor = closed(visitor);
            }
        }
        closed(visitor);
    }

    private void count(Reply reply) {
        sent.incrementAndGet();
        if (reply.status() == 200) {
            served.merge(reply.body().substring(0, reply.body().indexOf(' ')), 1, Integer::sum);
        } else {
            failures.add(reply.toString());
        }
    }

    private @Nullable Visitor closed(@Nullable Visitor visitor) {
        if (visitor != null) {
            try {
                visitor.close();
            } catch (IOException e) {
                failures.add("close: " + e);
            }
        }
        return null;
    }
}
