package io.slipway.terminal;

import io.slipway.TestServer;
import io.slipway.api.TerminalWire;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a terminal, which acknowledges only when it is told to. */
final class Reader implements WebSocket.Listener {
    private static final int KEPT = 64 * 1024;
    static final HttpClient HTTP = HttpClient.newHttpClient();

    final CompletableFuture<JsonNode> opened = new CompletableFuture<>();
    final CompletableFuture<JsonNode> ended = new CompletableFuture<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final boolean acknowledges;
    private byte[] recent = new byte[0];
    private String why = "";
    private long place;
    private volatile WebSocket socket;

    Reader(boolean acknowledges) {
        this.acknowledges = acknowledges;
    }

    static WebSocket.Builder request(TestServer server, String token, String ticket) {
        return HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .subprotocols(TerminalWire.PROTOCOL, TerminalWire.TICKET + ticket);
    }

    static URI address(TestServer server, JsonNode ticket, long from) {
        return URI.create(
                server.url().replace("http", "ws") + ticket.get("path").asString() + "?from=" + from);
    }

    Reader open(TestServer server, String token, JsonNode ticket, long from) throws Exception {
        place = Math.max(0, from);
        request(server, token, ticket.get("ticket").asString())
                .header("Origin", server.url())
                .buildAsync(address(server, ticket, from), this)
                .get(10, TimeUnit.SECONDS);
        opened.get(10, TimeUnit.SECONDS);
        return this;
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        message.writeBytes(part);
        if (last) {
            heard(message.toByteArray());
            message.reset();
        }
        from.request(1);
        return null;
    }

    private synchronized void heard(byte[] whole) {
        switch (whole[0]) {
            case TerminalWire.OPENED -> opened.complete(json(whole));
            case TerminalWire.ENDED -> ended.complete(json(whole));
            case TerminalWire.DATA, TerminalWire.ERROR -> {
                all.write(whole, 1, whole.length - 1);
                recent = whole;
                place += whole.length - 1;
                if (acknowledges) send(TerminalWire.taken(place));
                notifyAll();
            }
            default -> {}
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        why = code + " " + reason;
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
        why = broken.toString();
        closed.complete(-1);
    }

    private static JsonNode json(byte[] whole) {
        return JsonMapper.shared().readTree(new String(whole, 1, whole.length - 1, StandardCharsets.UTF_8));
    }

    synchronized void send(byte[] bytes) {
        try {
            socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new AssertionError("closed: " + why, e);
        }
    }

    void type(String keys) {
        byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
        send(TerminalWire.message(TerminalWire.DATA, bytes, 0, bytes.length));
    }

    void breakOff() {
        socket.abort();
    }

    synchronized long place() {
        return place;
    }

    synchronized byte[] bytes() {
        return all.toByteArray();
    }

    /** Waits until it was shown. */
    synchronized void sees(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!last().contains(text)) {
            long left = end - System.nanoTime();
            if (left <= 0) throw new AssertionError("'" + text + "' was not shown: " + last());
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private String last() {
        byte[] last = all.size() < KEPT ? all.toByteArray() : recent;
        return new String(last, StandardCharsets.UTF_8);
    }

    JsonNode end() throws Exception {
        try {
            return ended.get(15, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("no end; closed: '" + why + "', shown: " + last(), e);
        }
    }
}
