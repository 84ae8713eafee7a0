package io.slipway.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A connection that goes on as a stream of events after its request is over: no thread waits for it, and what the
 * container holds for a request goes back to its pool. See {@code docs/develop/adr/0004-live-streams-leave-the-request.md}.
 *
 * <p>It writes to the channel itself: the container's buffers are another connection's as soon as this one is closed.
 */
public final class OpenLine implements InternalHttpUpgradeHandler {
    private static final int DISCARD = 1024;
    /** What the system holds for a reader that does not read; enough for a list to come at a line's full speed. */
    private static final int SEND_BUFFER = 64 << 10;

    /** Whose line it is. Told by threads of the container, and not to keep them. */
    public interface Owner {
        /** Something can be written. */
        void ready();

        /** The reader is gone, or the line was closed. */
        void ended();
    }

    private @Nullable Owner owner;
    private volatile @Nullable SocketWrapperBase<?> wrapper;
    private volatile @Nullable SocketChannel channel;
    private volatile boolean closed;

    /** For the container. */
    public OpenLine() {}

    /**
     * Answers with the head of an event stream of no known length, which by HTTP ends with its connection. The owner
     * is told when the request is over and the stream can begin.
     */
    public static OpenLine open(HttpServletRequest request, HttpServletResponse response, Owner owner)
            throws IOException {
        response.setHeader("Connection", "close");
        EventStream.open(response);
        try {
            OpenLine line = request.upgrade(OpenLine.class);
            line.owner = owner;
            return line;
        } catch (ServletException e) {
            throw new IOException("the container does not hand the connection over", e);
        }
    }

    /** Writes what is taken at this moment; false when some is left, and the owner is told when it may go on. */
    public boolean write(ByteBuffer[] frames) throws IOException {
        SocketChannel to = Objects.requireNonNull(channel, "a line before its begin");
        ByteBuffer last = frames[frames.length - 1];
        while (last.hasRemaining()) {
            if (to.write(frames) == 0) {
                Objects.requireNonNull(wrapper).registerWriteInterest();
                return false;
            }
        }
        return true;
    }

    /** By a thread of the container, which then tells the owner. */
    public void close() {
        closed = true;
        SocketWrapperBase<?> begun = wrapper;
        if (begun != null) begun.processSocket(SocketEvent.DISCONNECT, true);
    }

    /** True when it is closed, also where the container did not say so. */
    public boolean gone() {
        SocketWrapperBase<?> begun = wrapper;
        return begun == null ? closed : begun.isClosed();
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        if (!(wrapper.getSocket() instanceof NioChannel nio) || nio instanceof SecureNioChannel) {
            throw new IllegalStateException("live streams need a plain connection, behind a proxy that ends TLS; "
                    + "remove the settings server.ssl.*");
        }
        // Else the connection would hold the request's input, and by that the whole request, for as long as it is open.
        nio.setAppReadBufHandler(null);
        // None where it was closed just now.
        SocketChannel open = nio.getIOChannel();
        if (open == null) closed = true;
        this.channel = open;
        this.wrapper = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        SocketChannel open = channel;
        if (open == null) return;
        try {
            open.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        } catch (IOException gone) {
            // The container asks next whether it is still open, and is told no.
            closed = true;
            return;
        }
        if (closed) {
            // Before there was a connection to close.
            close();
            return;
        }
        Objects.requireNonNull(owner).ready();
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        return switch (event) {
            case OPEN_READ -> open() ? SocketState.UPGRADED : SocketState.CLOSED;
            case OPEN_WRITE -> {
                Objects.requireNonNull(owner).ready();
                yield SocketState.UPGRADED;
            }
            default -> SocketState.CLOSED;
        };
    }

    /** What a reader of events says is of no interest; that it hangs up is. */
    private boolean open() {
        if (closed) return false;
        try {
            ByteBuffer unwanted = ByteBuffer.allocate(DISCARD);
            return Objects.requireNonNull(channel).read(unwanted) >= 0;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void destroy() {
        closed = true;
        if (owner != null) owner.ended();
    }

    @Override
    public void setSslSupport(SSLSupport support) {}

    @Override
    public void timeoutAsync(long now) {}

    @Override
    public void pause() {}
}
