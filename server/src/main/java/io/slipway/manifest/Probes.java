package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import org.jspecify.annotations.Nullable;

/** Short periods: how fast a rollout moves is decided here. */
final class Probes {
    private Probes() {}

    static Probe startup(Deployable app) {
        return probe(app.health())
                .withPeriodSeconds(1)
                .withTimeoutSeconds(2)
                .withFailureThreshold(app.pace().startup())
                .build();
    }

    static Probe readiness(Deployable app) {
        return probe(app.health())
                .withPeriodSeconds(2)
                .withTimeoutSeconds(2)
                .withFailureThreshold(3)
                .build();
    }

    /** Slow to judge: a liveness probe that kills a busy process makes a bad day worse. */
    static Probe liveness(Deployable app) {
        return probe(livenessPath(app.health()))
                .withPeriodSeconds(10)
                .withTimeoutSeconds(5)
                .withFailureThreshold(6)
                .build();
    }

    /** Only the actuator's pair is known to be two things; any other path may depend on a database. */
    private static @Nullable String livenessPath(@Nullable String health) {
        return health != null && health.endsWith("/readiness") ? health.replaceFirst("readiness$", "liveness") : null;
    }

    private static ProbeBuilder probe(@Nullable String path) {
        var builder = new ProbeBuilder();
        return path == null
                ? builder.withNewTcpSocket().withPort(new IntOrString("http")).endTcpSocket()
                : builder.withNewHttpGet()
                        .withPath(path)
                        .withPort(new IntOrString("http"))
                        .endHttpGet();
    }
}
