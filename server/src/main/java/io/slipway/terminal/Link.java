package io.slipway.terminal;

import java.io.IOException;

/** The websocket of whoever sits before a session. */
interface Link {
    /** Blocks until it was sent; an {@link IOException} means that nobody is there any more. */
    void send(byte[] message) throws IOException;

    /** True when nothing was heard for too long. */
    boolean silent();

    void close(String why);
}
