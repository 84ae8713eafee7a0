package io.slipway.live;

import io.slipway.access.Person;
import io.slipway.cluster.Clusters;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.Sight;
import io.slipway.mirror.Sights;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a list's topic means for somebody. */
@Component
class Views {
    private final Clusters clusters;
    private final Mirrors mirrors;
    private final Sights sights;

    Views(Clusters clusters, Mirrors mirrors, Sights sights) {
        this.clusters = clusters;
        this.mirrors = mirrors;
        this.sights = sights;
    }

    boolean may(String topic, Person person) {
        try {
            of(topic, person);
            return true;
        } catch (Refusal no) {
            return false;
        }
    }

    View of(String topic, Person person) {
        String[] parts = topic.split("/", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw Refusal.of(Code.NotFound, "topic '" + topic + "' does not exist", "list/CLUSTER/KIND[/NAMESPACE]");
        }
        clusters.get(parts[1]);
        Sight sight = sights.of(person, parts[1], mirrors.kind(parts[2]));
        return new View(topic, parts[1], parts[2], parts.length == 3 ? sight : narrowed(sight, parts[3]));
    }

    /** A namespace that one may not see is like one without objects. */
    private static Sight narrowed(Sight sight, String namespace) {
        boolean seen = sight.namespaces() == null || sight.namespaces().contains(namespace);
        return new Sight(seen ? Set.of(namespace) : Set.of());
    }
}
