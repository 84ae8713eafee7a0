package io.slipway.agent.router;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The JSON of the two kinds the router reads. */
final class KubeObjects {
    private KubeObjects() {}

    static String service(String name, String clusterIp, int port) {
        return """
                {"metadata":{"namespace":"demo-dev","name":"%s","resourceVersion":"VERSION"},
                 "spec":{"clusterIP":"%s","ports":[{"name":"http","port":%d,"targetPort":"web"}]}}""".formatted(name, clusterIp, port).replace("\n", "");
    }

    static String slice(String name, String service, int port, String... endpoints) {
        return """
                {"metadata":{"namespace":"demo-dev","name":"%s","resourceVersion":"VERSION",
                 "labels":{"kubernetes.io/service-name":"%s"}},"addressType":"IPv4",
                 "ports":[{"name":"http","port":%d,"protocol":"TCP"},{"name":"admin","port":9,"protocol":"TCP"}],
                 "endpoints":[%s]}""".formatted(name, service, port, Arrays.stream(endpoints).collect(Collectors.joining(",")))
                .replace("\n", "");
    }

    static String endpoint(String ip, String pod, boolean ready, boolean terminating) {
        return "{\"addresses\":[\"%s\"],\"conditions\":{\"ready\":%s,\"serving\":true,\"terminating\":%s},\"targetRef\":{\"kind\":\"Pod\",\"name\":\"%s\"}}"
                .formatted(ip, ready && !terminating, terminating, pod);
    }

    static String starting(String ip, String pod) {
        return endpoint(ip, pod, false, false).replace("\"serving\":true", "\"serving\":false");
    }
}
