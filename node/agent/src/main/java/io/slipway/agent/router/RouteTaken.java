package io.slipway.agent.router;

/** Host and path of a route belong to another one. */
final class RouteTaken extends Exception {
    RouteTaken(String key, String owner) {
        super("%s belongs to the route %s already: delete that one or choose another host or path"
                .formatted(key, owner));
    }
}
