package io.slipway.terminal;

import io.slipway.access.Standing;
import io.slipway.api.TerminalWire;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One websocket: hears what is typed, sends what is shown. */
final class Socket extends Endpoint implements Link {
    private static final Logger log = LoggerFactory.getLogger(Socket.class);
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int MOST_REASON = 100;

    private final Terminals terminals;
    private final TerminalSession session;
    private final Standing standing;
    private final long from;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile @Nullable Session socket;
    private volatile long heard = System.nanoTime();

    Socket(Terminals terminals, TerminalSession session, Standing standing, long from) {
        this.terminals = terminals;
        this.session = session;
        this.standing = standing;
        this.from = from;
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        socket = opened;
        opened.setMaxBinaryMessageBufferSize(TerminalWire.MOST_MESSAGE + 16);
        opened.addMessageHandler(ByteBuffer.class, this::hear);
        // Before the first message of its client is heard.
        Showing.Seat seat = session.showing().attach(this, standing, from);
        Thread.ofVirtual().name("shown-" + session.id()).start(() -> serve(seat));
    }

    private void serve(Showing.Seat seat) {
        try {
            terminals.serve(session, this, seat);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close("interrupted");
        }
    }

    private void hear(ByteBuffer message) {
        heard = System.nanoTime();
        if (!message.hasRemaining()) return;
        byte kind = message.get();
        try {
            switch (kind) {
                case TerminalWire.DATA -> {
                    session.key();
                    session.showing().typed(this, kind, bytes(message));
                }
                case TerminalWire.END_OF_INPUT -> session.showing().typed(this, kind, new byte[0]);
                case TerminalWire.RESIZE -> {
                    if (message.remaining() != 4) throw new IOException("a size of " + message.remaining() + " bytes");
                    session.showing().typed(this, kind, bytes(message));
                }
                case TerminalWire.TAKEN -> session.showing().taken(message.getLong());
                case TerminalWire.HERE -> {}
                default -> throw new IOException("no message of kind " + kind);
            }
        } catch (IOException | java.nio.BufferUnderflowException e) {
            close("not understood: " + e.getMessage());
        }
    }

    private static byte[] bytes(ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        return bytes;
    }

    @Override
    public void send(byte[] message) throws IOException {
        Session to = socket;
        if (to == null || !to.isOpen()) throw new IOException("closed");
        sending.lock();
        try {
            to.getBasicRemote().sendBinary(ByteBuffer.wrap(message));
        } catch (IllegalStateException e) {
            // Closed by the other side while we wrote.
            throw new IOException(e);
        } finally {
            sending.unlock();
        }
    }

    @Override
    public boolean silent() {
        return System.nanoTime() - heard > SILENT_NANOS;
    }

    @Override
    public void close(String why) {
        Session open = socket;
        if (open == null || !open.isOpen()) return;
        try {
            open.close(
                    new CloseReason(CloseCodes.NORMAL_CLOSURE, why.substring(0, Math.min(why.length(), MOST_REASON))));
        } catch (IOException | IllegalStateException e) {
            log.debug("terminal {}: the websocket is gone already", session.id(), e);
        }
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        session.showing().leave(this);
    }

    @Override
    public void onError(Session broken, Throwable cause) {
        log.debug("terminal {}: {}", session.id(), cause.toString());
        session.showing().leave(this);
    }
}
