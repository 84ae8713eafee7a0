package io.slipway.agent.router;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What routes need of an EndpointSlice. */
record KubeSlice(ServiceKey key, ServiceKey service, Map<String, Integer> ports, List<Address> addresses) {

    /** One pod; the conditions as Kubernetes defines them when they are left out. */
    record Address(String ip, @Nullable String pod, boolean ready, boolean serving, boolean terminating) {}

    static KubeSlice of(JsonNode object) {
        var meta = object.path("metadata");
        var service = meta.path("labels").path("kubernetes.io/service-name").asString("");
        return new KubeSlice(
                KubeService.key(object),
                new ServiceKey(meta.path("namespace").asString(""), service),
                ports(object),
                addresses(object));
    }

    private static Map<String, Integer> ports(JsonNode object) {
        var ports = new TreeMap<String, Integer>();
        for (var port : object.path("ports")) {
            if (port.path("port").isNumber()
                    && "TCP".equals(port.path("protocol").asString("TCP"))) {
                ports.put(port.path("name").asString(""), port.path("port").asInt());
            }
        }
        return ports;
    }

    private static List<Address> addresses(JsonNode object) {
        var addresses = new ArrayList<Address>();
        if (object.path("addressType").asString("").equals("FQDN")) {
            return addresses;
        }
        for (var endpoint : object.path("endpoints")) {
            var conditions = endpoint.path("conditions");
            boolean ready = conditions.path("ready").asBoolean(true);
            var pod = endpoint.path("targetRef").path("name").asString("");
            for (var ip : endpoint.path("addresses")) {
                addresses.add(new Address(
                        ip.asString(""),
                        pod.isEmpty() ? null : pod,
                        ready,
                        conditions.path("serving").asBoolean(ready),
                        conditions.path("terminating").asBoolean(false)));
            }
        }
        return List.copyOf(addresses);
    }
}
