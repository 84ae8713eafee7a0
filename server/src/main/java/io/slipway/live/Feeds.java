package io.slipway.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.mirror.Mirrors;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The lists that somebody reads at this moment: each is followed once, however many read it. */
@Component
class Feeds implements DisposableBean {
    private final Map<View, Feed<?>> feeds = new HashMap<>();
    private final Mirrors mirrors;
    private final JsonMapper json;

    Feeds(Mirrors mirrors, JsonMapper json, MeterRegistry meters) {
        this.mirrors = mirrors;
        this.json = json;
        Gauge.builder("slipway.live.lists", this, Feeds::size)
                .description("lists that are followed for live streams")
                .register(meters);
    }

    /** @param from what was read of it before, -1 for all of it */
    void join(View view, Reader reader, long from) throws InterruptedException {
        // The last reader of a feed may have left, and ended it, just now.
        while (!feed(view).join(reader, from)) Thread.onSpinWait();
    }

    private synchronized Feed<?> feed(View view) {
        Feed<?> known = feeds.get(view);
        if (known != null && known.alive()) return known;
        Feed<?> feed = new Feed<>(view, mirrors.kind(view.kind()), mirrors, json).start();
        feeds.put(view, feed);
        return feed;
    }

    synchronized void leave(View view, Reader reader) {
        Feed<?> feed = feeds.get(view);
        if (feed != null && feed.leave(reader)) feeds.remove(view);
    }

    private synchronized double size() {
        return feeds.size();
    }

    @Override
    public synchronized void destroy() {
        feeds.values().forEach(Feed::end);
        feeds.clear();
    }
}
