package io.slipway.cli.wire;

/** What was read is no JSON document; the message says where and why. */
public final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJson(String message) {
        super(message);
    }
}
