package io.slipway.usage;

import io.slipway.api.UsageView;
import io.slipway.cluster.Causes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures one node again and again; keeps the last two samples, since counters become rates between two. */
final class NodeMeter {
    private final String node;
    private final Supplier<Sample> kubelet;
    private final Semaphore permits;
    private @Nullable Sample before;
    private @Nullable Sample now;
    private @Nullable String fault;

    /** @param permits how many of its cluster may ask at a time */
    NodeMeter(String node, Supplier<Sample> kubelet, Semaphore permits) {
        this.node = node;
        this.kubelet = kubelet;
        this.permits = permits;
    }

    void measure() throws InterruptedException {
        permits.acquire();
        try {
            took(kubelet.get());
        } catch (RuntimeException e) {
            failed(Causes.of(e));
        } finally {
            permits.release();
        }
    }

    private synchronized void took(Sample sample) {
        before = now;
        now = sample;
        fault = null;
    }

    private synchronized void failed(String why) {
        fault = "the kubelet of " + node + " does not answer: " + why;
    }

    synchronized UsageView.Node view() {
        Sample last = now;
        if (last == null) return new UsageView.Node(node, null, null, null, null, null, null, null, null, fault);
        Sample.Used old = before == null ? null : before.node();
        return new UsageView.Node(
                node,
                last.node().cpu(),
                last.node().memory(),
                Sample.rate(old, last.node(), seconds(last), Sample.Used::received),
                Sample.rate(old, last.node(), seconds(last), Sample.Used::sent),
                last.images(),
                last.disk(),
                last.pods().size(),
                last.time(),
                fault);
    }

    /** A pod of this node; null where the kubelet does not answer or does not know it. */
    synchronized UsageRow.@Nullable Figures pod(String key) {
        Sample last = now;
        Sample.Used used = last == null || fault != null ? null : last.pods().get(key);
        if (last == null || used == null) return null;
        Sample.Used old = before == null ? null : before.pods().get(key);
        return new UsageRow.Figures(
                used.cpu(),
                used.memory(),
                Sample.rate(old, used, seconds(last), Sample.Used::received),
                Sample.rate(old, used, seconds(last), Sample.Used::sent));
    }

    private double seconds(Sample last) {
        return before == null ? 0 : Duration.between(before.time(), last.time()).toMillis() / 1000.0;
    }
}
