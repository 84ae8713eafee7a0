package io.slipway.cli.demo;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection to the router. The JDK's clients repeat a failed GET by themselves; here a lost
 * request must be seen as lost.
 */
final class Connection implements Closeable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private boolean kept = true;
    private long answered = System.nanoTime();

    Connection(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** An answer: its status and its body. */
    record Answer(int status, String body) {}

    Answer get(String host, boolean keep) throws IOException {
        String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\n"
                + (keep ? "" : "Connection: close\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = status(line());
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String low = header.toLowerCase(Locale.ROOT);
            if (low.startsWith("content-length:")) {
                length = Integer.parseInt(low.substring(15).strip());
            }
            chunked |= low.startsWith("transfer-encoding:") && low.contains("chunked");
            kept &= !(low.startsWith("connection:") && low.contains("close"));
        }
        Answer answer = new Answer(status, body(length, chunked));
        answered = System.nanoTime();
        return answer;
    }

    /** Since the last answer. */
    long idleSeconds() {
        return (System.nanoTime() - answered) / 1_000_000_000L;
    }

    /** False when the other side has said that it closes. */
    boolean reusable() {
        return kept;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String body(int length, boolean chunked) throws IOException {
        if (chunked) {
            return chunks();
        }
        if (length >= 0) {
            return exactly(length);
        }
        kept = false;
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int length = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            body.append(exactly(length));
            String end = line();
            if (length == 0) {
                return body.toString();
            }
            if (!end.isEmpty()) {
                throw new IOException("a chunk does not end where it said");
            }
        }
    }

    private String exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer was cut after " + bytes.length + " of " + length + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed before the answer was whole");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [0-9]{3}.*")) {
            throw new IOException("no HTTP answer: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }
}
