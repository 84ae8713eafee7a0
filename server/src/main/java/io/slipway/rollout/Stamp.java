package io.slipway.rollout;

import io.slipway.core.Actor;
import io.slipway.work.StepRun;

/** Who writes to a cluster, and by which claim. */
record Stamp(Actor actor, String operation, long epoch) {
    static Stamp of(RolloutRow rollout, StepRun<?> run) {
        return new Stamp(rollout.actor(), run.id().toString(), run.epoch());
    }

    /** An earlier claim may still hold a write in its hand. */
    boolean takenOver() {
        return epoch > 1;
    }
}
