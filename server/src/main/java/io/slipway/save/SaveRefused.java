package io.slipway.save;

/** What a person must know before anything is written or read. */
final class SaveRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SaveRefused(String message) {
        super(message);
    }
}
