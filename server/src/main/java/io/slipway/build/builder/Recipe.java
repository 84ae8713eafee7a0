package io.slipway.build.builder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to build in a checkout.
 *
 * @param dir folder that holds the pom, relative to the checkout
 * @param module Maven module, null for the only one
 * @param time of the commit: it is the time that the jar carries
 */
public record Recipe(String dir, @Nullable String module, boolean skipTests, Instant time) {}
