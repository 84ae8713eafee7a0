package io.slipway.usage;

import io.slipway.api.NodeImage;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.NodeRow;
import io.slipway.mirror.Scope;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The clusters whose usage somebody looks at. */
@Component
class Usages implements DisposableBean {
    private static final long PAUSE_MILLIS = 10_000;
    private static final long PATIENCE_MILLIS = 35_000;

    private final Clusters clusters;
    private final Mirrors mirrors;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, ClusterMeter> meters = new HashMap<>();

    Usages(Clusters clusters, Mirrors mirrors, JsonMapper json, Clock clock) {
        this.clusters = clusters;
        this.mirrors = mirrors;
        this.json = json;
        this.clock = clock;
    }

    /** Measures from now on, for as long as it is asked for again and again. */
    ClusterMeter look(String cluster) throws InterruptedException {
        clusters.get(cluster);
        ClusterMeter meter = meter(cluster);
        meter.awaitFirst();
        return meter;
    }

    private synchronized ClusterMeter meter(String cluster) {
        ClusterMeter known = meters.get(cluster);
        if (known != null && known.look()) return known;
        ClusterMeter meter = new ClusterMeter(
                () -> nodes(cluster), node -> sample(cluster, node), PAUSE_MILLIS, PATIENCE_MILLIS, System::nanoTime);
        meters.put(cluster, meter);
        return meter;
    }

    private Set<String> nodes(String cluster) {
        return mirrors.list(cluster, NodeRow.class, Scope.ALL).stream()
                .map(NodeRow::name)
                .collect(Collectors.toSet());
    }

    private Sample sample(String cluster, String node) {
        String path = "/api/v1/nodes/" + node + "/proxy/stats/summary";
        String said = clusters.as(Actor.SYSTEM, null, cluster).raw(path);
        if (said == null) throw new IllegalStateException("GET " + path + ": not found");
        return Sample.of(json.readTree(said), clock.instant());
    }

    /** What lies on a node's disk, the biggest first, as the kubelet last told it. */
    List<NodeImage> images(String cluster, String node) {
        clusters.get(cluster);
        var found =
                clusters.as(Actor.SYSTEM, null, cluster).nodes().withName(node).get();
        if (found == null) throw Refusal.of(Code.NotFound, "cluster '" + cluster + "' has no node '" + node + "'");
        return found.getStatus().getImages().stream()
                .map(image -> new NodeImage(
                        Objects.requireNonNullElse(image.getNames(), List.of()),
                        Objects.requireNonNullElse(image.getSizeBytes(), 0L)))
                .sorted(Comparator.comparingLong(NodeImage::bytes).reversed())
                .toList();
    }

    @EventListener
    synchronized void on(Event event) {
        if (!event.name().equals("cluster.detached")) return;
        ClusterMeter meter = meters.remove(String.valueOf(event.data().get("cluster")));
        if (meter != null) meter.close();
    }

    @Override
    public synchronized void destroy() {
        meters.values().forEach(ClusterMeter::close);
        meters.clear();
    }
}
