package io.slipway.mirror;

/** What the mirror keeps of one object of a cluster. */
public sealed interface Row
        permits PodRow, DeploymentRow, ReplicaSetRow, EndpointsRow, NodeRow, EventRow, NamespaceRow, OwnedRow {
    /** Empty for what lies in no namespace. */
    String namespace();

    /** Unique in its namespace and kind. */
    String name();
}
