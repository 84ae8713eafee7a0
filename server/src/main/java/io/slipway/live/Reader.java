package io.slipway.live;

import io.micrometer.core.instrument.Counter;
import io.slipway.api.LiveEvent;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/** One open stream: a bounded queue. A reader that does not keep up is told to list again. */
final class Reader {
    private static final int MOST = 512;

    private final Set<String> topics;
    private final Predicate<LiveEvent> cut;
    private final Queue<Frame> queue = new ArrayDeque<>(4);
    private final Counter dropped;
    private volatile Runnable wake = () -> {};
    private boolean reset;

    Reader(Set<String> topics, Predicate<LiveEvent> cut, Counter dropped) {
        this.cut = cut;
        this.topics = Set.copyOf(topics);
        this.dropped = dropped;
    }

    /** @param wake run after each offer, by who offers: it must not wait */
    void wakes(Runnable wake) {
        this.wake = wake;
    }

    void offer(Hub.Sent sent) {
        if (!Collections.disjoint(topics, sent.topics()) && cut.test(sent.event())) offer(sent.frame());
    }

    void offer(Frame frame) {
        synchronized (this) {
            if (reset) return;
            if (queue.size() < MOST) {
                queue.add(frame);
            } else {
                queue.clear();
                dropped.increment();
                reset = true;
            }
        }
        wake.run();
    }

    void reset() {
        synchronized (this) {
            reset = true;
        }
        wake.run();
    }

    /** True once after something was lost; what comes after that is whole again. */
    synchronized boolean takeReset() {
        if (!reset) return false;
        queue.clear();
        reset = false;
        return true;
    }

    /** All that is there at this moment, the oldest first. */
    synchronized List<Frame> take() {
        if (queue.isEmpty()) return List.of();
        List<Frame> taken = List.copyOf(queue);
        queue.clear();
        return taken;
    }
}
