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
    static Frame of(@Nullable String view, long seq, String name, String json) {
        return new Frame(view, seq, ("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
