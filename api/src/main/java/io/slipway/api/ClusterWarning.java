package io.slipway.api;

/**
 * Something about a cluster that will hurt if nobody cares.
 *
 * @param word of its kind, for programs, for example {@code CertificateEnds}
 */
public record ClusterWarning(String word, String message, String nextStep) {}
