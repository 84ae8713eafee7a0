package io.slipway.build.builder;

import io.slipway.core.Refusal;

/** A build that cannot succeed, and the stage in which that showed. */
public final class BuildStop extends Exception {
    private static final long serialVersionUID = 1L;
    private final String stage;
    private final Refusal refusal;

    BuildStop(String stage, Refusal refusal) {
        super(refusal.getMessage(), refusal);
        this.stage = stage;
        this.refusal = refusal;
    }

    public String stage() {
        return stage;
    }

    public Refusal refusal() {
        return refusal;
    }
}
