package io.slipway.api;

/**
 * An API that somebody has asked a cluster for since its API server started, and that is going to go.
 *
 * @param api group and version, for example {@code policy/v1beta1}
 * @param resource for example {@code poddisruptionbudgets}
 * @param removedIn the minor version that no longer has it, for example {@code 1.25}
 */
public record RemovedApi(String api, String resource, String removedIn) {}
