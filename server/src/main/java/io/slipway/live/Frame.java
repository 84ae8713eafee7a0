package io.slipway.live;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Something for a stream, in the bytes that go out: made once, whoever reads it.
 *
 * @param view topic of the list it moves on, null when it moves on the events
 * @param seq how far who has read it is there
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all readers, written by none
record Frame(@Nullable String view, long seq, byte[] bytes) {
    /** Says nothing, and moves nobody: it shows that the stream is alive. */
    static final Frame BEAT = new Frame(null, -1, ":\n\n".getBytes(StandardCharsets.UTF_8));

    /** False for one after which nobody is further than before. */
    boolean moves() {
        return view != null || seq >= 0;
    }

    static Frame of(@Nullable String view, long seq, String name, String json) {
        return new Frame(view, seq, ("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
