package io.slipway.agent.os;

import io.slipway.agent.core.Fault;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A point in time until which an outside condition may become true. */
public record Deadline(long nanos) {

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean over() {
        return System.nanoTime() - nanos >= 0;
    }

    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** Asks again and again; false when the time is over. */
    public boolean poll(Duration pause, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (over()) return false;
            pause(pause);
        }
        return true;
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted", e);
        }
    }
}
