package io.slipway.cli.training;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Answers every request of the client with a record that has every field, from one socket: the JDK's own
 * server would put its classes into the cache.
 */
final class CannedServer implements Closeable {
    private static final Set<String> LISTS = Set.of(
            "projects",
            "envs",
            "apps",
            "builds",
            "clusters",
            "routes",
            "pods",
            "events",
            "jvms",
            "teams",
            "roles",
            "grants",
            "simulation");

    private final ServerSocket socket;

    CannedServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "canned");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                peer.setTcpNoDelay(true);
                Thread thread = new Thread(() -> converse(peer), "canned-peer");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed: the training is over
            }
        }
    }

    private static void converse(Socket peer) {
        try (peer;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = peer.getOutputStream()) {
            for (String request = in.readLine(); request != null; request = in.readLine()) {
                skip(in);
                String[] words = request.split(" ", -1);
                if (answer(out, words[0], words[1])) {
                    return;
                }
            }
        } catch (IOException e) {
            return; // the client hung up, as clients may
        }
    }

    private static void skip(BufferedReader in) throws IOException {
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skip(length);
    }

    /** True when the connection ends with this answer. */
    private static boolean answer(OutputStream out, String method, String target) throws IOException {
        String path = target.split("\\?", 2)[0];
        if (target.contains("/live") || path.endsWith("/logs") || target.contains("follow=true")) {
            write(out, "200 OK", "text/event-stream", Canned.EVENTS, true);
            return true;
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.equals("missing")) {
            write(out, "404 Not Found", "application/problem+json", Canned.PROBLEM, false);
        } else if (method.equals("GET") && LISTS.contains(last)) {
            write(out, "200 OK", "application/json", Canned.page(), false);
        } else {
            write(out, "200 OK", "application/json", Canned.record(method.equals("GET")), false);
        }
        return false;
    }

    private static void write(OutputStream out, String status, String type, String body, boolean last)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n"
                + (last ? "Connection: close\r\n" : "Content-Length: " + bytes.length + "\r\n") + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }
}
