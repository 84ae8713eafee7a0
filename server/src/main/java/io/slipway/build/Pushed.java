package io.slipway.build;

import io.slipway.artifact.BuiltImage;

/** What the push step leaves. */
record Pushed(BuiltImage image, String repository, String tag, String baseDigest) {}
