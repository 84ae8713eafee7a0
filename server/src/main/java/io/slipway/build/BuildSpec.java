package io.slipway.build;

import org.jspecify.annotations.Nullable;

/** What a build does; the app as it was when it was asked for. */
record BuildSpec(
        String git, String ref, String dir, @Nullable String module, boolean skipTests, int port) {}
