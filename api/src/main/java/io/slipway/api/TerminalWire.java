package io.slipway.api;

import java.nio.ByteBuffer;

/**
 * The websocket of a terminal: binary messages, the first byte says what each is. Both sides take
 * {@link #WINDOW} bytes that are not acknowledged, so that a flood waits at its source and a key passes it.
 */
public final class TerminalWire {
    public static final String PROTOCOL = "slipway.terminal.v1";
    /** Before the ticket in the list of sub-protocols: a page cannot set a header, and an address is written to logs. */
    public static final String TICKET = "ticket.";

    public static final int WINDOW = 64 * 1024;
    public static final int MOST_MESSAGE = 32 * 1024;

    /** Both ways: what is typed, or shown. */
    public static final byte DATA = 0;
    /** To the client: standard error where there is no tty. */
    public static final byte ERROR = 1;
    /** To the server: columns and rows, two bytes each. */
    public static final byte RESIZE = 2;
    /** Both ways: all bytes that were taken so far, as eight bytes. */
    public static final byte TAKEN = 3;
    /** To the server: no more input. */
    public static final byte END_OF_INPUT = 4;
    /** Both ways, empty: I am here. */
    public static final byte HERE = 5;
    /** To the client: JSON, the session and the place in its output from which it goes on. */
    public static final byte OPENED = 6;
    /** To the client: JSON with {@code exit}, {@code word} and {@code detail}; the last message. */
    public static final byte ENDED = 7;

    private TerminalWire() {}

    public static byte[] message(byte kind, byte[] data, int from, int length) {
        byte[] message = new byte[length + 1];
        message[0] = kind;
        System.arraycopy(data, from, message, 1, length);
        return message;
    }

    public static byte[] taken(long bytes) {
        return ByteBuffer.allocate(9).put(TAKEN).putLong(bytes).array();
    }

    public static byte[] resize(int columns, int rows) {
        return ByteBuffer.allocate(5)
                .put(RESIZE)
                .putShort((short) columns)
                .putShort((short) rows)
                .array();
    }
}
