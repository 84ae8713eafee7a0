package io.slipway.stub;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections for clusters under {@code /NAME/...} and answers what an API server would. */
public final class StubServer implements AutoCloseable {
    /** A cluster and what its connections suffer. */
    record Cluster(World world, Mischief mischief) {}

    private final ServerSocket door;
    private final String scheme;
    private final Map<String, Cluster> clusters = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public StubServer(int port) throws IOException {
        this(new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress()), "http");
    }

    /** Behind a door of one's own, such as one that speaks TLS. */
    public StubServer(ServerSocket door, String scheme) {
        this.door = door;
        this.scheme = scheme;
        Thread.ofPlatform().daemon().name("stub").start(this::take);
    }

    public World add(String name, Mischief mischief) {
        World world = new World();
        clusters.put(name, new Cluster(world, mischief));
        return world;
    }

    public int port() {
        return door.getLocalPort();
    }

    public String url(String cluster) {
        return scheme + "://127.0.0.1:" + door.getLocalPort() + "/" + cluster;
    }

    private void take() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Request request;
            while ((request = Request.read(in)) != null && answer(request, socket)) {}
        } catch (IOException gone) {
            // The client has left, or was made to.
            return;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** False when the connection is to be ended. */
    private boolean answer(Request request, Socket socket) throws IOException, InterruptedException {
        Cluster cluster = clusters.get(request.cluster());
        if (cluster == null) return Answer.whole(socket, 404, "{\"kind\":\"Status\",\"message\":\"no such cluster\"}");
        return new Answer(cluster.world(), cluster.mischief(), socket).to(request);
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) socket.close();
    }

    /** A request without what nobody here looks at. */
    record Request(String method, String cluster, String path, Map<String, String> query, String body) {
        static Request read(InputStream in) throws IOException {
            String first = line(in);
            if (first.isEmpty()) return null;
            int body = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                    body = Integer.parseInt(header.substring(15).strip());
            }
            String sent = new String(in.readNBytes(body), StandardCharsets.UTF_8);
            String[] words = first.split(" ", -1);
            String[] target = words[1].split("\\?", 2);
            int slash = target[0].indexOf('/', 1);
            Map<String, String> query = new java.util.HashMap<>();
            for (String pair : target.length > 1 ? target[1].split("&", -1) : new String[0]) {
                int is = pair.indexOf('=');
                query.put(pair.substring(0, is), pair.substring(is + 1));
            }
            return new Request(
                    words[0],
                    target[0].substring(1, slash < 0 ? target[0].length() : slash),
                    slash < 0 ? "/" : target[0].substring(slash),
                    query,
                    sent);
        }

        private static String line(InputStream in) throws IOException {
            java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
            for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
                if (one != '\r') line.write(one);
            }
            return line.toString(StandardCharsets.UTF_8);
        }
    }
}
