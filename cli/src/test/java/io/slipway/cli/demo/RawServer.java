package io.slipway.cli.demo;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gives each connection the same answers, one a request, and then closes it. */
final class RawServer implements Closeable {
    private final ServerSocket socket;
    private final String[] answers;

    RawServer(String... answers) throws IOException {
        this.answers = answers;
        socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                Thread.ofVirtual().start(() -> answer(peer));
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private void answer(Socket peer) {
        try (peer;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String answer : answers) {
                @Nullable String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                peer.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return; // the client hung up
        }
    }
}
