package io.slipway.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** The words for what went wrong on the way to a cluster. */
public final class Causes {
    private Causes() {}

    /** The deepest cause's message: clients wrap it two or three times. */
    public static String of(Throwable e) {
        if (e instanceof KubernetesClientException k
                && k.getStatus() != null
                && k.getStatus().getMessage() != null) {
            return k.getStatus().getMessage();
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
