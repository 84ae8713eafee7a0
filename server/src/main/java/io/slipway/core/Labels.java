package io.slipway.core;

/** The labels and annotations by which our objects are found again. */
public final class Labels {
    public static final String MANAGER = "slipway";
    public static final String PROJECT = "slipway.io/project";
    public static final String ENV = "slipway.io/env";
    public static final String APP = "slipway.io/app";
    public static final String REVISION = "slipway.io/revision";
    public static final String ENV_CLASS = "slipway.io/class";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** Annotation: hash of the object as we rendered it; equal means nothing to write. */
    public static final String CONTENT = "slipway.io/content";

    /** Annotation of pod templates: the rollout that made this generation of pods. */
    public static final String MARK = "slipway.io/rollout";

    /** Annotation: the operation that wrote last, and the epoch of its lease. */
    public static final String OPERATION = "slipway.io/operation";

    public static final String EPOCH = "slipway.io/epoch";

    /** Annotation of a Deployment that is paused by us: when, by whom and why. */
    public static final String PAUSED = "slipway.io/paused";

    private Labels() {}
}
