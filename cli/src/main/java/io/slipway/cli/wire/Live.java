package io.slipway.cli.wire;

import io.slipway.cli.outcome.Trouble;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a reader when something of its topics moved. An event says only <em>that</em>; the reader asks what,
 * so a lost stream costs nothing but the wait until the next look.
 *
 * <p>Read by the caller's own thread: at its end the JVM waits 300 ms for any other thread that sits in a
 * read of the system.
 */
public final class Live implements Closeable {
    private final Api api;
    private final String path;
    private final int lookMillis;
    private @Nullable Events events;
    private @Nullable String last;

    /** Opens the stream; {@code lookMillis} is how long {@link #await} waits at most. */
    public Live(Api api, String topics, int lookMillis) {
        this.api = api;
        this.path = "/live?topics=" + Api.query(topics);
        this.lookMillis = lookMillis;
        this.events = open();
    }

    /** Returns at the next event, or after the time at the latest. */
    public void await() {
        if (events == null) {
            join(); // what happened before it was open is for the look that follows
            return;
        }
        try {
            boolean more = true;
            while (more) {
                Events.@Nullable Event event = events.next();
                if (event == null) {
                    close();
                    Api.pause(lookMillis); // a server that ends each stream at once is not asked without rest
                    return;
                }
                last = event.id() == null ? last : event.id();
                // The first word of a stream tells of nothing; those that are here already are told by one look.
                more = event.name().equals("hello") || events.waiting();
            }
        } catch (IOException e) {
            close(); // silent for as long as a look may wait, or the server restarts
        }
    }

    private void join() {
        events = open();
        if (events == null) {
            Api.pause(lookMillis);
        }
    }

    @Override
    public void close() {
        try {
            if (events != null) {
                events.close();
            }
        } catch (IOException e) {
            last = null; // it is of no use any more, broken or not
        }
        events = null;
    }

    private @Nullable Events open() {
        try {
            return new Events(api.stream(path, last, lookMillis));
        } catch (Trouble e) {
            return null; // the server restarts: the reader's regular look is the net
        }
    }
}
