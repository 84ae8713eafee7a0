package io.slipway.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Somebody who makes one project after the other and remembers which of them the platform said it has. */
final class Writer implements AutoCloseable {
    private static final long PAUSE_NANOS = 100_000_000;
    private final Platform platform;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean over;
    private volatile boolean writes;

    Writer(Platform platform) {
        this.platform = platform;
        this.thread = Thread.ofVirtual().start(this::write);
    }

    /** The last one was taken. */
    boolean writes() {
        return writes;
    }

    List<String> acknowledged() {
        return acknowledged;
    }

    /** Answers that were neither a yes nor "come again". */
    List<String> faults() {
        return faults;
    }

    private void write() {
        for (int n = 0; !over; n++) {
            String name = "w" + n;
            Platform.Answer answer = platform.api("POST", "/api/v1/projects", "{\"name\":\"" + name + "\"}");
            writes = answer.status() == 201;
            if (writes) acknowledged.add(name);
            else if (answer.status() != 503) faults.add(name + ": " + answer);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
