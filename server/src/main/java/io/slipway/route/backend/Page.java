package io.slipway.route.backend;

/**
 * What a visitor got.
 *
 * @param routers the answer is the router's own, so no app was reached
 * @param start of the body, one line at most
 */
public record Page(int status, boolean routers, String start) {}
