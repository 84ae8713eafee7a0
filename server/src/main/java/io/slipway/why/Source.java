package io.slipway.why;

/** Where a line was seen; a rule names the one it reads. */
enum Source {
    /** Why no pod could be made: of a Deployment, a ReplicaSet or their events. */
    REFUSED,
    /** The scheduler's words about a pod without a node. */
    SCHEDULING,
    /** Why an image is not there yet. */
    IMAGE,
    /** Why a container could not be made or begun. */
    CREATE,
    /** Why a volume is not there yet. */
    MOUNT,
    /** Why the pod's own ground (network, runtime) could not be made. */
    SANDBOX,
    /** How a container's life ended: {@code REASON exit CODE}. */
    EXIT,
    /** What a container printed before that. */
    LOG,
    /** Words of a probe that failed. */
    PROBE,
    /** The pod as a whole: {@code evicted ...}, {@code terminating ...}. */
    POD,
    /** Its node: {@code NotReady ...}, {@code pressure ...}. */
    NODE,
    /** Services that lead nowhere. */
    SERVICE,
    /** A claim without a volume. */
    CLAIM,
    /** Why an autoscaler cannot act. */
    SCALER,
    /** What was asked for: {@code replicas 0}, {@code paused}, {@code none}. */
    WISH
}
