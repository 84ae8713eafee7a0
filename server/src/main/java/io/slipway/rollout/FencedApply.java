package io.slipway.rollout;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.cluster.Causes;
import io.slipway.core.Code;
import io.slipway.core.Labels;
import io.slipway.core.Refusal;
import java.util.HashMap;
import java.util.Map;

/**
 * Server-side apply that is good only for the version that was read before the lease was looked at: a
 * server that was stopped in between, and wakes when others have gone on, is refused by the cluster
 * itself. Each object says who wrote it, so that a later claim moves its version even with the same content.
 */
final class FencedApply {
    /**
     * Version of what is not there: an apply that names one makes a missing object, and meets a conflict at
     * any that is there, since none has the version of an empty store.
     */
    static final String ABSENT = "1";

    private static final int TRIES = 8;
    private final KubernetesClient client;
    private final Stamp stamp;
    private final Runnable lease;

    /** @param lease throws when another claim has taken over */
    FencedApply(KubernetesClient client, Stamp stamp, Runnable lease) {
        this.client = client;
        this.stamp = stamp;
        this.lease = lease;
    }

    String version(HasMetadata object) {
        HasMetadata there = client.resource(object).get();
        return there == null ? ABSENT : there.getMetadata().getResourceVersion();
    }

    /** @param read its version as it was before this call */
    <T extends HasMetadata> T write(T object, String read) {
        T mine = stamped(object);
        String version = read;
        for (int attempt = 1; ; attempt++) {
            lease.run();
            mine.getMetadata().setResourceVersion(version);
            try {
                return client.resource(mine)
                        .fieldManager(Labels.MANAGER)
                        .forceConflicts()
                        .serverSideApply();
            } catch (KubernetesClientException e) {
                // Also the cluster's own controllers write to it, and that takes nothing away from us.
                if (e.getCode() != HTTP_CONFLICT || attempt == TRIES) throw refused(object, e);
                version = version(object);
            }
        }
    }

    private <T extends HasMetadata> T stamped(T object) {
        T copy = client.getKubernetesSerialization().clone(object);
        Map<String, String> annotations = new HashMap<>(object.getMetadata().getAnnotations());
        annotations.put(Labels.OPERATION, stamp.operation());
        annotations.put(Labels.EPOCH, Long.toString(stamp.epoch()));
        copy.getMetadata().setAnnotations(annotations);
        return copy;
    }

    /** What the API server says against an object is final; silence, overload and a namespace on its way out pass. */
    static RuntimeException refused(HasMetadata object, KubernetesClientException e) {
        int code = e.getCode();
        String words = Causes.of(e);
        boolean passes = code == 0 || code == 409 || code == 429 || code >= 500 || words.contains("being terminated");
        if (passes) return e;
        String what = object.getKind() + " " + object.getMetadata().getName();
        return words.contains("exceeded quota")
                ? Refusal.of(
                        Code.QuotaShort,
                        "the cluster refused " + what + ": " + words,
                        "raise the quota or ask for less")
                : Refusal.of(
                        code == 403 ? Code.NotPermitted : Code.Invalid, "the cluster refused " + what + ": " + words);
    }
}
