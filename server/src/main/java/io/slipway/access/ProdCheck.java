package io.slipway.access;

/** Tells the gate which environments are production; projects know. */
@FunctionalInterface
public interface ProdCheck {
    boolean prod(String project, String env);
}
