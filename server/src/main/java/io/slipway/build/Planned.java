package io.slipway.build;

import io.slipway.artifact.ImagePlan;

/** The plan of an image and the digest of what it stands on. */
record Planned(ImagePlan plan, String baseDigest) {}
