package io.slipway.agent.router;

import io.slipway.api.node.RouteSpec;
import java.util.Objects;

/**
 * A route as the router keeps it.
 *
 * @param slot number of its backend in the pool
 * @param target the last known one: it stays true while the API server is away
 * @param before the backend's counters when the route took it
 */
record Entry(RouteSpec spec, int slot, Target target, Counters before) {
    Entry with(Target newer) {
        return new Entry(spec, slot, newer, before);
    }

    boolean leadsTo(RouteSpec other) {
        return spec.addresses().equals(other.addresses())
                && Objects.equals(spec.cluster(), other.cluster())
                && Objects.equals(spec.namespace(), other.namespace())
                && Objects.equals(spec.service(), other.service())
                && spec.port() == other.port();
    }

    String backend() {
        return RouterState.backend(slot);
    }

    /** Key of the host map. The last slash keeps {@code /api} from matching {@code /apix}. */
    String key() {
        return spec.host() + (spec.path().endsWith("/") ? spec.path() : spec.path() + "/");
    }
}
