package io.slipway.stub;

import java.util.List;

/** Objects such as clusters hold, by number. */
public final class Crowd {
    public static final String PODS = "/api/v1/pods";

    private Crowd() {}

    /** A pod as a kubelet leaves it, managed fields, volumes and probes included; about 4 KB. */
    public static String pod(String namespace, int number, int restarts) {
        String app = "app-" + number / 3;
        return POD.replace("%NS%", namespace)
                .replace("%APP%", app)
                .replace("%NAME%", name(number))
                .replace("%UID%", "%08x-0000-4000-8000-%012x".formatted(number, number))
                .replace("%NODE%", "node-" + number % 200)
                .replace("%IP%", "10.%d.%d.%d".formatted(number / 62_500 + 1, number / 250 % 250, number % 250 + 1))
                .replace("%N%", Integer.toString(restarts));
    }

    public static String name(int number) {
        return "app-" + number / 3 + "-7d9f8b6c5-" + Integer.toString(number + 1_679_616, 36);
    }

    /** Objects of a small cluster: those of which there are many, in the usual proportions. */
    public static void fill(World world, int pods, int podsPerNamespace) {
        for (int n = 0; n < Math.max(1, pods / 50); n++) world.put("/api/v1/nodes", "/node-" + n, node("node-" + n));
        for (int n = 0; n < pods; n++) {
            String namespace = "team-" + n / podsPerNamespace;
            if (n % podsPerNamespace == 0) world.put("/api/v1/namespaces", "/" + namespace, plain("", namespace));
            world.put(PODS, namespace + "/" + name(n), pod(namespace, n, 0));
        }
    }

    public static String node(String name) {
        return """
                {"metadata":{"name":"%s","resourceVersion":"@","creationTimestamp":"2026-01-01T00:00:00Z"},"spec":{},\
                "status":{"conditions":[{"type":"Ready","status":"True"}],"addresses":[{"type":"InternalIP","address":"10.0.0.1"}],\
                "allocatable":{"cpu":"4","memory":"16Gi","pods":"110"},"nodeInfo":{"kubeletVersion":"v1.36.0"}}}""".formatted(name);
    }

    public static String plain(String namespace, String name) {
        return """
                {"metadata":{"namespace":"%s","name":"%s","resourceVersion":"@","creationTimestamp":"2026-01-01T00:00:00Z",\
                "labels":{"team":"a"}}}""".formatted(namespace, name);
    }

    private static final String FIELDS = "\"f:status\":{\"f:conditions\":{"
            + String.join(
                    ",",
                    List.of("Initialized", "Ready", "ContainersReady", "PodScheduled").stream()
                            .map(
                                    type -> "\"k:{\\\"type\\\":\\\"" + type
                                            + "\\\"}\":{\".\":{},\"f:lastProbeTime\":{},\"f:lastTransitionTime\":{},\"f:status\":{},\"f:type\":{}}")
                            .toList())
            + "}}";

    private static final String POD = """
            {"metadata":{"name":"%NAME%","generateName":"%APP%-7d9f8b6c5-","namespace":"%NS%","uid":"%UID%","resourceVersion":"@",\
            "creationTimestamp":"2026-01-01T00:00:00Z","labels":{"app":"%APP%","pod-template-hash":"7d9f8b6c5","team":"%NS%","tier":"web"},\
            "annotations":{"kubernetes.io/config.seen":"2026-01-01T00:00:00Z","checksum/config":"0f1e2d3c4b5a69788796a5b4c3d2e1f0"},\
            "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"%APP%-7d9f8b6c5","uid":"%UID%","controller":true}],\
            "managedFields":[{"manager":"kube-controller-manager","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{FIELDS}},\
            {"manager":"kubelet","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{FIELDS},"subresource":"status"}]},\
            "spec":{"volumes":[{"name":"kube-api-access","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},\
            {"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}}],"defaultMode":420}}],\
            "containers":[{"name":"app","image":"registry.example.com/team/%APP%:1.7.3","ports":[{"containerPort":8080,"protocol":"TCP"}],\
            "env":[{"name":"JAVA_TOOL_OPTIONS","value":"-XX:MaxRAMPercentage=75"},{"name":"SPRING_PROFILES_ACTIVE","value":"prod"}],\
            "resources":{"limits":{"memory":"512Mi"},"requests":{"cpu":"100m","memory":"512Mi"}},\
            "volumeMounts":[{"name":"kube-api-access","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],\
            "livenessProbe":{"httpGet":{"path":"/actuator/health/liveness","port":8080,"scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":10},\
            "readinessProbe":{"httpGet":{"path":"/actuator/health/readiness","port":8080,"scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":5},\
            "terminationMessagePath":"/dev/termination-log","imagePullPolicy":"IfNotPresent"}],"restartPolicy":"Always",\
            "terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"default","nodeName":"%NODE%",\
            "schedulerName":"default-scheduler","tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}]},\
            "status":{"phase":"Running","conditions":[{"type":"Initialized","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"},\
            {"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"},\
            {"type":"ContainersReady","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"},\
            {"type":"PodScheduled","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"}],\
            "hostIP":"10.0.0.1","podIP":"%IP%","podIPs":[{"ip":"%IP%"}],"startTime":"2026-01-01T00:00:00Z",\
            "containerStatuses":[{"name":"app","state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}},"ready":true,"restartCount":%N%,\
            "image":"registry.example.com/team/%APP%:1.7.3","imageID":"registry.example.com/team/%APP%@sha256:0f1e2d3c","started":true}],"qosClass":"Burstable"}}""".replace("FIELDS", FIELDS);
}
