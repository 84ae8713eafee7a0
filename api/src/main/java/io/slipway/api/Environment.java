package io.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A namespace in a cluster with a class that decides who may act in it.
 *
 * @param envClass dev, test, stage or prod
 * @param namespace unique per cluster, {@code PROJECT-ENV} by default
 * @param state Draft, Ready, Degraded, Failed, Deleting
 */
public record Environment(
        UUID id,
        String project,
        String name,
        EnvClass envClass,
        String cluster,
        String namespace,
        String state,
        Instant created) {

    public enum EnvClass {
        dev,
        test,
        stage,
        prod
    }

    /** Input of {@code POST /projects/{p}/envs}; class defaults to the name when it is one, else dev. */
    public record Create(
            String name,
            @Nullable EnvClass envClass,
            @Nullable String cluster) implements Checked {
        @Override
        public List<Problem.Fault> faults() {
            return Names.faults("environment", name);
        }
    }
}
