package io.slipway.logs;

import io.slipway.mirror.PodRow;
import org.jspecify.annotations.Nullable;

/**
 * Where lines come from.
 *
 * @param uid of the pod: its name may be another's later
 * @param container null for the app's own
 * @param file absolute path in the container, null for what the runtime took from its standard output
 */
record LogPlace(
        String cluster,
        String namespace,
        String pod,
        String uid,
        @Nullable String container,
        @Nullable String file) {

    static LogPlace of(String cluster, PodRow pod, @Nullable String container, @Nullable String file) {
        return new LogPlace(cluster, pod.namespace(), pod.name(), pod.uid(), container, file);
    }

    String containerName() {
        return container == null ? "" : container;
    }
}
