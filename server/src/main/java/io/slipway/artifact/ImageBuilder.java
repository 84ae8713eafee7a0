package io.slipway.artifact;

/** Makes images without a daemon and brings them to a registry. */
public interface ImageBuilder {
    /** Every layer is there before the manifest, and the manifest before its tag. */
    BuiltImage push(ImagePlan plan) throws InterruptedException;
}
