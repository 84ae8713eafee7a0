package io.slipway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** One open page: a live stream of all pods of a cluster, line by line, on a socket of its own; by HTTP/1.0, without chunks. */
final class Watcher implements AutoCloseable {
    private final Socket socket;
    private final Thread thread;

    /**
     * @param from number to go on from, so that no list comes first
     * @param lines of data, on the watcher's thread
     */
    Watcher(Platform platform, String cluster, long from, Consumer<String> lines) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), platform.port());
        socket.setTcpNoDelay(true);
        socket.getOutputStream()
                .write("""
                        GET /api/v1/live?topics=list/%1$s/pods HTTP/1.0\r
                        Host: 127.0.0.1\r
                        Authorization: Bearer %2$s\r
                        Accept: text/event-stream\r
                        Last-Event-ID: 0;list/%1$s/pods=%3$d\r
                        \r
                        """.formatted(cluster, platform.token(), from).getBytes(StandardCharsets.US_ASCII));
        thread = Thread.ofVirtual().start(() -> read(lines));
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1024)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("data: ")) lines.accept(line);
            }
        } catch (IOException closed) {
            // Its owner has seen enough.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IOException("interrupted while a watcher ended", e);
        }
    }
}
