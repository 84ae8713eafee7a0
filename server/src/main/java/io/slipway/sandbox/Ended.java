package io.slipway.sandbox;

import java.time.Duration;

/** How a run ended; {@code code} counts only where it ended by itself. */
public record Ended(How how, int code, Duration took) {
    /** The cause of the end. */
    public enum How {
        EXITED,
        TIME_OVER,
        OUT_OF_MEMORY,
        DISK_FULL
    }

    public boolean well() {
        return how == How.EXITED && code == 0;
    }
}
