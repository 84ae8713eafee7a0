package io.slipway.work;

/** Another claim has taken the operation over; whatever this thread still holds is void. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(String operation) {
        super("operation " + operation + " was taken over by another claim");
    }
}
