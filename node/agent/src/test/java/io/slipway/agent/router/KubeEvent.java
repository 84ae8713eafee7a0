package io.slipway.agent.router;

/** One line of a watch. */
record KubeEvent(String path, int version, String type, String object) {
    String line() {
        return "{\"type\":\"%s\",\"object\":%s}".formatted(type, object);
    }
}
