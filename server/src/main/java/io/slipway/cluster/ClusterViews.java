package io.slipway.cluster;

import io.slipway.api.ClusterView;
import io.slipway.cluster.door.Credential;
import io.slipway.cluster.door.Remark;
import io.slipway.cluster.door.Survey;
import io.slipway.cluster.door.Versions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A cluster as people see it: how it was at the last look, and what to care for. */
@Component
public class ClusterViews {
    private final ClusterStore store;
    private final Clients clients;
    private final Pulses pulses;
    private final Surveys surveys;
    private final Versions versions;
    private final Clock clock;

    ClusterViews(ClusterStore store, Clients clients, Pulses pulses, Surveys surveys, Versions versions, Clock clock) {
        this.store = store;
        this.clients = clients;
        this.pulses = pulses;
        this.surveys = surveys;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * What it holds, as others count it.
     *
     * @param cpu cores that pods may have
     * @param memory bytes that pods may have
     */
    public record Load(int nodes, int readyNodes, int pods, double cpu, long memory) {
        static final Load NONE = new Load(0, 0, 0, 0, 0);
    }

    public ClusterView of(String name, Load load) {
        Cluster cluster = store.find(name).orElseThrow(() -> Clients.unknown(name));
        Pulse pulse = pulses.of(name);
        Survey survey = surveys.of(name);
        Credential credential = clients.credential(name);
        return new ClusterView(
                name,
                pulse.state(),
                pulse.version(),
                pulse.message(),
                cluster.domain(),
                pulse.since(),
                load.nodes(),
                load.pods(),
                cluster.kubeconfigFile(),
                clients.server(name),
                pulse.latencyMillis(),
                load.readyNodes(),
                load.cpu(),
                load.memory(),
                credential == null ? null : credential.ends(),
                survey.podNetworks(),
                survey.serviceNetworks(),
                warnings(name, pulse, survey, credential).stream()
                        .map(Remark::view)
                        .toList(),
                survey.removed());
    }

    private List<Remark> warnings(
            String name, Pulse pulse, Survey survey, @org.jspecify.annotations.Nullable Credential credential) {
        List<Remark> warnings = new ArrayList<>();
        if (credential != null) warnings.addAll(credential.remarks(name, clock.instant()));
        if (pulse.version() != null) warnings.addAll(versions.remarks(pulse.version()));
        warnings.addAll(survey.skew());
        warnings.addAll(survey.removals());
        Map<String, Survey> others = new HashMap<>(surveys.all());
        others.remove(name);
        warnings.addAll(survey.overlaps(others));
        return warnings;
    }
}
