package io.slipway.api;

/**
 * An object that another one has to do with.
 *
 * @param how owner, owned, runs, serves, scales or same
 * @param depth steps between them: the owner of the owner is 2
 * @param word as objects call their kind: Deployment
 */
public record ObjectLink(String how, int depth, String word, ObjectView object) {}
