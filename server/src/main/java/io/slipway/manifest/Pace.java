package io.slipway.manifest;

/**
 * The times of a rollout, in seconds.
 *
 * @param deadline without progress for so long, a rollout has failed
 * @param minReady a new pod counts only after being ready for so long
 * @param preStop pause between leaving the endpoints and the stop signal: the routers learn of it meanwhile
 * @param grace from the stop to the kill, {@code preStop} included
 * @param startup a container that has not answered after so long is started anew
 */
public record Pace(int deadline, int minReady, int preStop, int grace, int startup) {
    public static final Pace DEFAULT = new Pace(600, 0, 4, 40, 180);

    public Pace {
        if (preStop >= grace) {
            throw new IllegalArgumentException(
                    "the pause before the stop (%d s) must be shorter than the grace (%d s)".formatted(preStop, grace));
        }
    }

    public Pace withDeadline(int seconds) {
        return new Pace(seconds, minReady, preStop, grace, startup);
    }
}
