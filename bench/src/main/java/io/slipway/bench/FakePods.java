package io.slipway.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nodes and pods that an API server takes for real ones; kwok plays their kubelets. */
final class FakePods {
    static final String MARK = "kwok.x-k8s.io/node";
    private static final int A_NODE = 100;
    private static final int A_NAMESPACE = 200;
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final KubeApi api;
    private final int count;

    FakePods(KubeApi api, int count) {
        this.api = api;
        this.count = count;
    }

    static String namespace(int pod) {
        return "team-" + pod / A_NAMESPACE;
    }

    static String name(int pod) {
        return "app-" + pod / 3 + "-7d9f8b6c5-" + Integer.toString(pod + 1_679_616, 36);
    }

    static String path(int pod) {
        return "/api/v1/namespaces/" + namespace(pod) + "/pods/" + name(pod);
    }

    /** Makes what is missing and waits until all run. */
    void fill() throws IOException, InterruptedException {
        each((count + A_NODE - 1) / A_NODE, n -> api.create("/api/v1/nodes", node(n)));
        each((count + A_NAMESPACE - 1) / A_NAMESPACE, n -> {
            api.create(
                    "/api/v1/namespaces",
                    "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"team-%d\"}}".formatted(n));
            // Admission wants it there; its controller makes it a moment later.
            api.create(
                    "/api/v1/namespaces/team-%d/serviceaccounts".formatted(n),
                    "{\"apiVersion\":\"v1\",\"kind\":\"ServiceAccount\",\"metadata\":{\"name\":\"default\"}}");
        });
        each(count, n -> api.create("/api/v1/namespaces/" + namespace(n) + "/pods", pod(n)));
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (String waiting = waiting(); !waiting.isEmpty(); waiting = waiting()) {
            if (System.nanoTime() > end) throw new IOException("pods do not run after " + PATIENCE + ": " + waiting);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    /** One that does not run yet, nothing when all do. */
    private String waiting() throws IOException, InterruptedException {
        JsonNode items = JsonMapper.shared()
                .readTree(api.get(
                        "/api/v1/pods?limit=1&labelSelector=bench%3Dfake&fieldSelector=status.phase%21%3DRunning"))
                .get("items");
        return items.isEmpty() ? "" : items.get(0).at("/metadata/name").asString();
    }

    private interface Making {
        void of(int n) throws IOException, InterruptedException;
    }

    private static void each(int count, Making making) throws IOException, InterruptedException {
        Semaphore slots = new Semaphore(AT_ONCE);
        AtomicReference<Exception> fault = new AtomicReference<>();
        for (int n : IntStream.range(0, count).toArray()) {
            slots.acquire();
            Thread.ofVirtual().start(() -> {
                try {
                    making.of(n);
                } catch (IOException | InterruptedException e) {
                    fault.set(e);
                } finally {
                    slots.release();
                }
            });
        }
        slots.acquire(AT_ONCE);
        if (fault.get() != null) throw new IOException(fault.get());
    }

    private static String node(int number) {
        return """
                {"apiVersion":"v1","kind":"Node","metadata":{"name":"fake-%d","annotations":{"%s":"fake"},\
                "labels":{"kubernetes.io/os":"linux","kubernetes.io/arch":"amd64"}},\
                "spec":{"taints":[{"key":"%s","value":"fake","effect":"NoSchedule"}]},\
                "status":{"allocatable":{"cpu":"32","memory":"256Gi","pods":"110"},\
                "capacity":{"cpu":"32","memory":"256Gi","pods":"110"}}}""".formatted(number, MARK, MARK);
    }

    /** As a Deployment's pod of a Spring app is: about 4 KB when it runs. */
    private static String pod(int number) {
        String app = "app-" + number / 3;
        return """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","labels":{"app":"%s","bench":"fake",\
                "pod-template-hash":"7d9f8b6c5","tier":"web"},\
                "annotations":{"checksum/config":"0f1e2d3c4b5a69788796a5b4c3d2e1f0"}},\
                "spec":{"nodeName":"fake-%d","tolerations":[{"operator":"Exists"}],\
                "containers":[{"name":"app","image":"registry.example.com/team/%s:1.7.3","ports":[{"containerPort":8080}],\
                "env":[{"name":"JAVA_TOOL_OPTIONS","value":"-XX:MaxRAMPercentage=75"},{"name":"SPRING_PROFILES_ACTIVE","value":"prod"}],\
                "resources":{"limits":{"memory":"512Mi"},"requests":{"cpu":"100m","memory":"512Mi"}},\
                "livenessProbe":{"httpGet":{"path":"/actuator/health/liveness","port":8080}},\
                "readinessProbe":{"httpGet":{"path":"/actuator/health/readiness","port":8080}}}]}}""".formatted(name(number), app, number / A_NODE, app);
    }

    /** What the kubelet says of a pod whose container was started anew that often. */
    static String restarted(int pod, long times) {
        return """
                {"status":{"containerStatuses":[{"name":"app","image":"registry.example.com/team/app-%d:1.7.3","imageID":"",\
                "ready":true,"started":true,"restartCount":%d,"state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}]}}""".formatted(pod / 3, times);
    }
}
