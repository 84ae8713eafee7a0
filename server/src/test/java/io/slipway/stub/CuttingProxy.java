package io.slipway.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a server and passes bytes on, until its connections are cut or left hanging. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Pair> open = ConcurrentHashMap.newKeySet();
    private final URI server;

    /** A connection and its other half; one that hangs passes nothing on and is not closed either. */
    private static final class Pair {
        private final Socket near;
        private final Socket far;
        private volatile boolean hangs;

        Pair(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void close() {
            for (Socket one : new Socket[] {near, far}) {
                try {
                    one.close();
                } catch (IOException gone) {
                    // That is what was wanted.
                }
            }
        }
    }

    public CuttingProxy(String server) throws IOException {
        this.server = URI.create(server);
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("cutting-proxy").start(this::take);
    }

    public String url() {
        return server.getScheme() + "://127.0.0.1:" + door.getLocalPort();
    }

    /** Ends all connections there are. */
    public void cut() {
        open.forEach(Pair::close);
        open.clear();
    }

    /** Lets all connections there are hang; new ones work. */
    public void hang() {
        open.forEach(pair -> pair.hangs = true);
    }

    private void take() {
        while (!door.isClosed()) {
            try {
                lead(door.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void lead(Socket near) throws IOException {
        try {
            Pair pair = new Pair(near, new Socket(server.getHost(), server.getPort()));
            open.add(pair);
            Thread.ofVirtual().start(() -> pass(pair, pair.near, pair.far));
            Thread.ofVirtual().start(() -> pass(pair, pair.far, pair.near));
        } catch (IOException dead) {
            // Nobody is behind it at the moment: whoever comes is told so, and may come again.
            near.close();
        }
    }

    private void pass(Pair pair, Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (pair.hangs) continue;
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException closed) {
            // One half ended: so does the other, below.
        }
        if (!pair.hangs) pair.close();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
