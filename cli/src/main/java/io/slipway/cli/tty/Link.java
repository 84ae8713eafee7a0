package io.slipway.cli.tty;

import io.slipway.api.TerminalWire;
import io.slipway.cli.wire.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The websocket to the server: whole messages, one at a time. An empty one stands for its end. */
final class Link implements WebSocket.Listener, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final byte[] BROKEN = new byte[0];

    private final BlockingQueue<byte[]> come = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final WebSocket socket;

    private Link(HttpClient http, Server server, String path, String ticket, long from) throws IOException {
        WebSocket.Builder builder = http.newWebSocketBuilder()
                .connectTimeout(CONNECT)
                .header("Origin", server.url())
                .subprotocols(TerminalWire.PROTOCOL, TerminalWire.TICKET + ticket);
        if (server.token() != null) builder.header("Authorization", "Bearer " + server.token());
        else if (server.cookie() != null) builder.header("Cookie", server.cookie());
        URI address = URI.create(server.url().replaceFirst("^http", "ws") + path + "?from=" + from);
        try {
            socket = builder.buildAsync(address, this).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof WebSocketHandshakeException refused
                    ? new IOException("HTTP " + refused.getResponse().statusCode() + " to the websocket", e)
                    : new IOException(String.valueOf(e.getCause()), e);
        }
    }

    static Link open(HttpClient http, Server server, String path, String ticket, long from) throws IOException {
        return new Link(http, server, path, ticket, from);
    }

    /** The next message; null when none came in time. */
    byte @Nullable [] next(long millis) throws IOException, InterruptedException {
        byte[] message = come.poll(millis, TimeUnit.MILLISECONDS);
        if (message == null) return null;
        if (message.length == 0) throw new IOException("the connection broke");
        socket.request(1);
        return message;
    }

    /** Blocks until it is on its way; the JDK's websocket takes one at a time. */
    synchronized void send(byte[] message) throws IOException {
        try {
            socket.sendBinary(ByteBuffer.wrap(message), true).join();
        } catch (CompletionException e) {
            throw new IOException("the connection broke", e);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        part.writeBytes(bytes);
        if (last) {
            byte[] whole = part.toByteArray();
            part.reset();
            if (whole.length > 0) come.add(whole);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        come.add(BROKEN);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
        come.add(BROKEN);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
