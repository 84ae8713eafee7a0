package io.slipway.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A TCP line to somewhere else that can be slow, silent or cut. */
public final class Line implements AutoCloseable {
    private final ServerSocket door;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile long delayMillis;
    private volatile boolean silent;
    private volatile boolean cut;

    public Line(int to) throws IOException {
        this.to = to;
        this.door = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Each piece on its way to the other side comes that much later. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Takes everything and passes nothing on, as a machine behind a broken network does. */
    public void silent(boolean now) throws IOException {
        silent = now;
        // What was swallowed is lost; a connection that lost bytes is of no use any more.
        if (!now) drop();
    }

    /** Refuses and ends connections, as a machine whose database is not running does. */
    public void cut(boolean now) throws IOException {
        cut = now;
        if (now) drop();
    }

    private void drop() throws IOException {
        for (Socket socket : open) socket.close();
        open.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                Socket far = new Socket(InetAddress.ofLiteral("127.0.0.1"), to);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> pass(near, far, true));
                Thread.ofVirtual().start(() -> pass(far, near, false));
            } catch (IOException closed) {
                if (!door.isClosed()) throw new UncheckedIOException(closed);
            }
        }
    }

    private void pass(Socket from, Socket into, boolean slow) {
        byte[] piece = new byte[1 << 16];
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (slow && delayMillis > 0) TimeUnit.MILLISECONDS.sleep(delayMillis);
                if (!silent) out.write(piece, 0, n);
            }
        } catch (IOException | InterruptedException ended) {
            // One side closed, which closes the other: that is what a line does.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        drop();
    }
}
