package io.slipway.e2e.chaos;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * GETs one after the other over a connection that stays open. One that was closed while nothing was
 * asked is opened anew, as every browser does (RFC 9110, 9.2.2); a page that broke off is a failure.
 */
final class KeptVisit implements AutoCloseable {
    private final InetSocketAddress door;
    private final byte[] request;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private final AtomicLong renewed = new AtomicLong();

    KeptVisit(int port, String host) {
        door = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        request = ("GET / HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    long renewed() {
        return renewed.get();
    }

    /** The status of the answer. */
    int get() throws IOException {
        boolean fresh = socket == null;
        try {
            return ask();
        } catch (Unasked e) {
            close();
            if (fresh) throw e;
            renewed.incrementAndGet();
            return ask();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private int ask() throws IOException {
        InputStream answer = in == null ? open() : in;
        String status = first(answer) + line(answer);
        if (!status.startsWith("HTTP/1.1 ")) throw new IOException("no HTTP answer but '" + status + "'");
        int length = -1;
        boolean last = false;
        for (String header = line(answer); !header.isEmpty(); header = line(answer)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(lower.substring(15).strip());
            if (lower.equals("connection: close")) last = true;
        }
        int got = answer.readNBytes(Math.max(length, 0)).length;
        if (got < length) throw new EOFException("the page broke off after " + got + " bytes");
        if (last || length < 0) close();
        return Integer.parseInt(status.substring(9, 12));
    }

    private char first(InputStream answer) throws IOException {
        int b;
        try {
            Objects.requireNonNull(socket).getOutputStream().write(request);
            b = answer.read();
        } catch (SocketException e) {
            throw new Unasked(e.getMessage());
        }
        if (b < 0) throw new Unasked("its end");
        return (char) b;
    }

    private InputStream open() throws IOException {
        Socket fresh = new Socket();
        socket = fresh;
        fresh.connect(door, 2_000);
        fresh.setSoTimeout(10_000);
        fresh.setTcpNoDelay(true);
        InputStream stream = new BufferedInputStream(fresh.getInputStream());
        in = stream;
        return stream;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int b = in.read();
        for (; b >= 0 && b != '\n'; b = in.read()) if (b != '\r') line.append((char) b);
        if (b < 0) throw new EOFException("the answer broke off after '" + line + "'");
        return line.toString();
    }

    @Override
    public void close() {
        Socket old = socket;
        socket = null;
        in = null;
        try {
            if (old != null) old.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a visitor's connection does not close", e);
        }
    }

    /** Not a byte of an answer came. */
    private static final class Unasked extends IOException {
        private static final long serialVersionUID = 1L;

        Unasked(@Nullable String why) {
            super("closed before an answer began: " + why);
        }
    }
}
