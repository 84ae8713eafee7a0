package io.slipway.agent.router;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What routes need of a Service.
 *
 * @param portNames by number; an endpoint slice gives the pods' port under the same name
 */
record KubeService(ServiceKey key, @Nullable String clusterIp, Map<Integer, String> portNames) {

    static KubeService of(JsonNode object) {
        var ip = object.path("spec").path("clusterIP").asString("");
        var ports = new TreeMap<Integer, String>();
        for (var port : object.path("spec").path("ports")) {
            if ("TCP".equals(port.path("protocol").asString("TCP"))) {
                ports.put(port.path("port").asInt(0), port.path("name").asString(""));
            }
        }
        return new KubeService(key(object), ip.isEmpty() || ip.equals("None") ? null : ip, ports);
    }

    static ServiceKey key(JsonNode object) {
        var meta = object.path("metadata");
        return new ServiceKey(
                meta.path("namespace").asString(""), meta.path("name").asString(""));
    }
}
