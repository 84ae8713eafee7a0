package io.slipway.project;

/** Tells whether a repository answers and has the ref, before an app is made of it; builds know. */
@FunctionalInterface
public interface SourceCheck {
    /** Refuses with the cause when it does not. */
    void check(String git, String ref);
}
