package io.slipway.live;

import io.micrometer.core.instrument.Counter;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One open stream: a bounded queue. A reader that does not keep up is told to list again. */
final class Reader {
    private final Set<String> topics;
    private final BlockingQueue<Hub.Sent> queue = new ArrayBlockingQueue<>(512);
    private final Counter dropped;
    private volatile boolean reset;

    Reader(Set<String> topics, Counter dropped) {
        this.topics = Set.copyOf(topics);
        this.dropped = dropped;
    }

    void offer(Hub.Sent sent) {
        if (Collections.disjoint(topics, sent.topics())) return;
        if (!queue.offer(sent)) {
            queue.clear();
            dropped.increment();
            reset = true;
        }
    }

    void reset() {
        reset = true;
    }

    /** True once after events were lost. */
    boolean takeReset() {
        boolean was = reset;
        reset = false;
        return was;
    }

    Hub.@Nullable Sent next(long millis) throws InterruptedException {
        return queue.poll(millis, TimeUnit.MILLISECONDS);
    }
}
