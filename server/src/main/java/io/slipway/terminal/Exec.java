package io.slipway.terminal;

import io.fabric8.kubernetes.client.http.WebSocket;
import io.slipway.cluster.Causes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One program by the channel protocol of the API server. One message at a time is asked for, and the next one
 * only when that was taken: what nobody reads stays in the pod.
 */
final class Exec implements Remote, WebSocket.Listener {
    private static final byte STDIN = 0;
    private static final byte STDOUT = 1;
    private static final byte STDERR = 2;
    private static final byte STATUS = 3;
    private static final byte SIZE = 4;
    private static final byte CLOSE = (byte) 255;
    private static final int MOST = 32 * 1024;
    private static final long ROOM_MOST_NANOS = 5_000_000;
    private static final long ROOM_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    /** How a shell says that a program cannot be run. */
    private static final int NOT_RUN = 126;

    @SuppressWarnings("ArrayRecordComponent") // handed over, never changed
    private record Come(byte[] message, @Nullable End end) {}

    private final BlockingQueue<Come> come = new LinkedBlockingQueue<>();
    private final ReentrantLock sending = new ReentrantLock();
    private final boolean endsInput;
    private final Ear ear;
    private volatile @Nullable WebSocket socket;
    private volatile boolean over;

    Exec(boolean endsInput, Ear ear) {
        this.endsInput = endsInput;
        this.ear = ear;
    }

    void start(WebSocket opened, Place place) throws IOException {
        socket = opened;
        Thread.ofVirtual().name("exec-" + place.pod()).start(() -> hear(opened));
        if (place.tty()) resize(place.columns(), place.rows());
    }

    @Override
    public void onMessage(WebSocket from, ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        come.add(new Come(bytes, null));
    }

    @Override
    public void onClose(WebSocket from, int code, String reason) {
        String why = reason == null || reason.isBlank() ? "" : ": " + reason;
        come.add(new Come(new byte[0], gone("the connection to the pod ended" + why)));
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
        come.add(new Come(new byte[0], gone("the connection to the pod broke: " + Causes.of(broken))));
    }

    private static End gone(String detail) {
        return new End(1, "PodGone", detail);
    }

    private void hear(WebSocket from) {
        End end = null;
        try {
            while (end == null) {
                Come next = come.take();
                end = next.end() != null ? next.end() : heard(next.message());
                if (end == null) from.request();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = gone("the server stopped listening to the pod");
        }
        over = true;
        ear.ended(end);
        from.sendClose(1000, "over");
    }

    private @Nullable End heard(byte[] message) throws InterruptedException {
        if (message.length < 2) return null;
        byte channel = message[0];
        if (channel == STATUS) return end(new String(message, 1, message.length - 1, StandardCharsets.UTF_8));
        if (channel != STDOUT && channel != STDERR) return null;
        for (int at = 1; at < message.length; at += MOST) {
            int length = Math.min(MOST, message.length - at);
            byte[] part = new byte[length];
            System.arraycopy(message, at, part, 0, length);
            ear.output(channel == STDERR, part);
        }
        return null;
    }

    /** The API server's last word, a Status. */
    static End end(String json) {
        try {
            JsonNode status = JsonMapper.shared().readTree(json);
            if ("Success".equals(status.path("status").asString(""))) return End.exited(0);
            for (JsonNode cause : status.path("details").path("causes")) {
                if ("ExitCode".equals(cause.path("reason").asString(""))) {
                    return End.exited(Integer.parseInt(cause.path("message").asString("1")));
                }
            }
            return failed(status.path("message").asString("no cause given"));
        } catch (JacksonException | NumberFormatException e) {
            return gone("the pod's last word cannot be read: " + json);
        }
    }

    private static End failed(String message) {
        boolean missing =
                message.contains("executable file not found") || message.contains("no such file or directory");
        return new End(NOT_RUN, missing ? "NoShell" : "PodGone", message);
    }

    @Override
    public void write(byte[] data) throws IOException {
        send(STDIN, data);
    }

    @Override
    public void endInput() throws IOException {
        // Before the fifth version there is no word for it but hanging up.
        if (endsInput) send(CLOSE, new byte[] {STDIN});
        else close();
    }

    @Override
    public void resize(int columns, int rows) throws IOException {
        String size = "{\"Width\":" + columns + ",\"Height\":" + rows + "}";
        send(SIZE, size.getBytes(StandardCharsets.US_ASCII));
    }

    private void send(byte channel, byte[] data) throws IOException {
        WebSocket to = socket;
        if (to == null) throw new IOException("not open yet");
        byte[] message = new byte[data.length + 1];
        message[0] = channel;
        System.arraycopy(data, 0, message, 1, data.length);
        sending.lock();
        try {
            // The JDK's websocket takes one message at a time and tells in no other way that it was sent.
            long pause = ROOM_NANOS;
            while (to.queueSize() > 0 && !over && !ear.over()) {
                LockSupport.parkNanos(pause);
                pause = Math.min(ROOM_MOST_NANOS, pause * 2);
            }
            if (over || to.queueSize() > 0 || !to.send(ByteBuffer.wrap(message)))
                throw new IOException("the program has ended");
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null && !over) open.sendClose(1000, "over");
    }
}
