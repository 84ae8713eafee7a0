package io.slipway.mirror;

/** What the mirror keeps of one object of a cluster. */
public interface Row {
    /** Empty for what lies in no namespace. */
    String namespace();

    /** Unique in its namespace and kind. */
    String name();
}
