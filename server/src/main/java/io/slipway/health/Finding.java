package io.slipway.health;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a look has found.
 *
 * @param mode what the platform does meanwhile; it is told in a banner to everybody
 * @param says the cause, or what is well, in one sentence
 */
public record Finding(
        State state,
        @Nullable String mode,
        String says,
        @Nullable String nextStep) {
    /** How bad, in rising order. */
    public enum State {
        Ok,
        Degraded,
        Down
    }

    public static Finding ok(String says) {
        return new Finding(State.Ok, null, says, null);
    }

    public static Finding degraded(String says, String nextStep) {
        return new Finding(State.Degraded, null, says, nextStep);
    }

    public static Finding down(String says, String nextStep) {
        return new Finding(State.Down, null, says, nextStep);
    }

    public Finding as(String wanted) {
        return new Finding(state, wanted, says, nextStep);
    }

    /** As bad, and with the same effect: only the words may differ. */
    boolean like(Finding other) {
        return state == other.state && Objects.equals(mode, other.mode);
    }
}
