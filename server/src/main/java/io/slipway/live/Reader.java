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
    private final BlockingQueue<Frame> queue = new ArrayBlockingQueue<>(512);
    private final Counter dropped;
    private volatile boolean reset;

    Reader(Set<String> topics, Counter dropped) {
        this.topics = Set.copyOf(topics);
        this.dropped = dropped;
    }

    void offer(Hub.Sent sent) {
        if (!Collections.disjoint(topics, sent.topics())) offer(sent.frame());
    }

    void offer(Frame frame) {
        if (reset) return;
        if (!queue.offer(frame)) {
            queue.clear();
            dropped.increment();
            reset = true;
        }
    }

    void reset() {
        reset = true;
    }

    /** True once after something was lost; what comes after that is whole again. */
    boolean takeReset() {
        if (!reset) return false;
        queue.clear();
        reset = false;
        return true;
    }

    @Nullable
    Frame next(long millis) throws InterruptedException {
        return queue.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** What is there at this moment. */
    @Nullable
    Frame next() {
        return queue.poll();
    }
}
