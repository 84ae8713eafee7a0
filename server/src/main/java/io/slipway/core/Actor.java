package io.slipway.core;

/**
 * Who acts.
 *
 * @param user name of a person, or {@code system}
 * @param source where the request came from: an address, or {@code server}
 */
public record Actor(String user, String source) {
    /** The platform itself, for work nobody asked for by hand. */
    public static final Actor SYSTEM = new Actor("system", "server");
}
