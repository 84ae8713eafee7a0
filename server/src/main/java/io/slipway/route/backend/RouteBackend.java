package io.slipway.route.backend;

import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouteStatus;
import java.util.Optional;

/** Something that serves routes. Every act may be repeated: the same route twice is one route. */
public interface RouteBackend {
    /** Serves the route from now on, in this form. */
    void apply(RouteSpec spec);

    /** Serves it no longer; a route that is not there is no fault. */
    void remove(String id);

    /** What is done for the route at this moment, empty when it is not known. */
    Optional<RouteStatus> observe(String id);

    /**
     * Asks for a page through the backend's front door, as a visitor would.
     *
     * @throws BackendAway when the door itself cannot be reached
     */
    Page visit(String host, String path);
}
