package io.slipway.object;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.ObjectSchema;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Schemas of the kinds of a cluster: read when somebody edits one, kept for a while. */
@Component
class Schemas {
    private static final int KEPT = 64;
    private static final long GOOD_NANOS = Duration.ofMinutes(10).toNanos();

    private record Key(String cluster, String kind) {}

    private record Known(ObjectSchema schema, long nanos) {}

    private final Clusters clusters;
    private final JsonMapper json;
    private final Map<Key, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Known> eldest) {
            return size() > KEPT;
        }
    };

    Schemas(Clusters clusters, JsonMapper json) {
        this.clusters = clusters;
        this.json = json;
    }

    ObjectSchema of(String cluster, Kind<?, ?> kind, Actor actor) {
        clusters.get(cluster);
        Key key = new Key(cluster, kind.name());
        ObjectSchema before = find(key);
        if (before != null) return before;
        ObjectSchema read = read(cluster, kind, actor);
        synchronized (known) {
            known.put(key, new Known(read, System.nanoTime()));
        }
        return read;
    }

    private @Nullable ObjectSchema find(Key key) {
        synchronized (known) {
            Known found = known.get(key);
            return found == null || System.nanoTime() - found.nanos() > GOOD_NANOS ? null : found.schema();
        }
    }

    private ObjectSchema read(String cluster, Kind<?, ?> kind, Actor actor) {
        try {
            String text = clusters.as(actor, null, cluster).raw("/openapi/v3/" + kind.group(), "GET", null);
            return new SchemaReading(json.readTree(text)).of(kind.group(), kind.word());
        } catch (KubernetesClientException e) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "cluster '%s' does not tell its schema of %s: %s".formatted(cluster, kind.word(), Causes.of(e)),
                    "edit without it: the API server tries what you wrote before it is saved");
        }
    }
}
