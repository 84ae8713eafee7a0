package io.slipway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event stream, written by the request's own virtual thread. An {@link IOException}
 * from any method means that the reader is gone.
 */
public final class EventStream {
    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    public static EventStream open(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        EventStream stream = new EventStream(response.getOutputStream());
        response.flushBuffer();
        return stream;
    }

    /** Writes one event; {@code data} may hold several lines. */
    public void send(@Nullable String id, @Nullable String event, String data) throws IOException {
        write(id, event, data);
        flush();
    }

    /** The same; it goes out with {@link #flush}. */
    public void write(@Nullable String id, @Nullable String event, String data) throws IOException {
        StringBuilder frame = new StringBuilder(data.length() + 64);
        if (id != null) frame.append("id: ").append(id).append('\n');
        if (event != null) frame.append("event: ").append(event).append('\n');
        data.lines().forEach(line -> frame.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) frame.append("data:\n");
        out.write(frame.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Hands over a frame that was made before, without the line of its id; it goes out with {@link #flush}. */
    public void put(String id, byte[] frame) throws IOException {
        out.write(("id: " + id + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(frame);
    }

    public void flush() throws IOException {
        out.flush();
    }

    /** Keeps proxies and the reader's own deadline content. */
    public void beat() throws IOException {
        out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
        flush();
    }
}
