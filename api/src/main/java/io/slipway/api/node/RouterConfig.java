package io.slipway.api.node;

/**
 * Where the router agent finds endpoints: one cluster ({@code PUT /router/clusters/NAME}). Files are
 * PEM on this machine; the identity may list and watch endpoint slices and services only.
 */
public record RouterConfig(String cluster, String apiServer, String ca, String cert, String key) {}
