package io.slipway.agent.router;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Notices at once that HAProxy ended, by a connection that ends with it, and programmes it when it is
 * back. The connection also ends by its idle time, so a live HAProxy is compared now and then too.
 */
final class Pulse implements AutoCloseable {
    private static final long RETRY_MS = 50;
    private final HaproxyBackend haproxy;
    private final Programmer programmer;
    private final Thread thread = Thread.ofVirtual().name("router-pulse").unstarted(this::run);

    Pulse(HaproxyBackend haproxy, Programmer programmer) {
        this.haproxy = haproxy;
        this.programmer = programmer;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (!thread.isInterrupted()) {
            try {
                hold();
            } catch (IOException e) {
                programmer.lost("HAProxy does not run: %s; the agent starts it again".formatted(e.getMessage()));
            }
            try {
                Pause.millis(RETRY_MS);
            } catch (IOException interrupted) {
                return;
            }
        }
    }

    private void hold() throws IOException {
        try (var channel = haproxy.socket().hold()) {
            programmer.programAll();
            drain(channel);
        }
    }

    private static void drain(SocketChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(64);
        while (channel.read(buffer.clear()) >= 0) {
            // only the end matters
        }
    }
}
