package io.slipway.e2e.why;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Ways to be broken that a cluster with one node can show within a minute. */
final class Fixtures {
    private static final int TOGETHER = 4;

    private Fixtures() {}

    static List<Fixture> all(String registry) {
        return List.of(
                // no pod
                of("zero", "scaled-to-zero", b -> b.spec().put("replicas", 0)),
                of("paused", "paused", b -> b.spec().put("paused", true)),
                of("account", "service-account-missing", b -> b.pod().put("serviceAccountName", "robot")),
                of("security", "pod-security", b -> b.pod().put("hostPID", true)),
                // no node
                of("cpu", "no-cpu", b -> {
                    b.resources("requests").put("cpu", "900");
                    b.resources("limits").put("cpu", "900");
                }),
                of("memory", "no-memory", b -> {
                    b.resources("requests").put("memory", "9Ti");
                    b.resources("limits").put("memory", "9Ti");
                }),
                of("gpu", "no-gpu", b -> b.resources("limits").put("nvidia.com/gpu", "1")),
                of(
                        "selector",
                        "selector-fits-no-node",
                        b -> b.pod().putObject("nodeSelector").put("disk", "golden")),
                of("scheduler", "other-scheduler", b -> b.pod().put("schedulerName", "mine")),
                of(
                        "claim",
                        "claim-missing",
                        b -> b.volume("/ill").putObject("persistentVolumeClaim").put("claimName", "gone")),
                of(
                        "class",
                        "storage-class-missing",
                        b -> b.volume("/ill").putObject("persistentVolumeClaim").put("claimName", "golden")),
                // no image
                of("image", "image-not-found", b -> b.image(registry + "/why/nothing:1")),
                of(
                        "digest",
                        "image-not-found",
                        b -> b.image(b.container().get("image").asString().replaceAll(".{8}$", "00000000"))),
                of("name", "image-name-invalid", b -> b.image(registry + "/Why/X:1")),
                of("registry", "registry-away", b -> b.image("127.0.0.1:1/x:1")),
                of(
                        "never",
                        "image-never-pulled",
                        b -> b.container()
                                .put("image", registry + "/why/nothing:1")
                                .put("imagePullPolicy", "Never")),
                // no container
                of(
                        "config",
                        "config-map-missing",
                        b -> b.container()
                                .withArray("/envFrom")
                                .addObject()
                                .putObject("configMapRef")
                                .put("name", "gone")),
                of(
                        "secret",
                        "secret-missing",
                        b -> b.container()
                                .withArray("/envFrom")
                                .addObject()
                                .putObject("secretRef")
                                .put("name", "gone")),
                of(
                        "key",
                        "config-key-missing",
                        b -> b.container()
                                .withArray("/env")
                                .addObject()
                                .put("name", "X")
                                .putObject("valueFrom")
                                .putObject("configMapKeyRef")
                                .put("name", "kube-root-ca.crt")
                                .put("key", "gone")),
                of(
                        "mount",
                        "mounted-config-missing",
                        b -> b.volume("/ill").putObject("configMap").put("name", "gone")),
                of("command", "command-missing", b -> b.command("/bin/nothing")),
                of("init", "init-container", b -> {
                    var first = b.container().deepCopy().put("name", "first");
                    first.remove(List.of("startupProbe", "livenessProbe", "readinessProbe", "ports", "lifecycle"));
                    first.withArray("/env").addObject().put("name", "ILL").put("value", "exits");
                    b.pod().withArray("/initContainers").add(first);
                }),
                // it ends
                ill("ends", "ends-by-itself"),
                ill("exits", "crashes"),
                ill("host", "name-unknown"),
                ill("refused", "dependency-refuses"),
                ill("property", "property-missing"),
                ill("port", "port-in-use"),
                ill("file", "file-not-writable"),
                ill("missing", "class-missing"),
                of("heap", "java-heap", b -> {
                    b.env("ILL", "heap");
                    b.env("JAVA_TOOL_OPTIONS", "-Xmx24m");
                }),
                of("limit", "out-of-memory", b -> {
                    b.env("ILL", "limit");
                    b.env("JAVA_TOOL_OPTIONS", "-Xmx1g -Xms1g -XX:+AlwaysPreTouch");
                    b.resources("limits").put("memory", "96Mi");
                    b.resources("requests").put("memory", "96Mi");
                }),
                of("option", "java-option", b -> b.env("JAVA_TOOL_OPTIONS", "-XX:+NoSuchThing")),
                of("main", "main-class", b -> b.command("java", "-cp", "/nowhere", "org.ill.Gone")),
                // it runs and is not ready
                probed("idle", "probe-refused", ""),
                probed("hangs", "probe-slow", "/"),
                probed("503", "probe-says-ill", "/"),
                probed("404", "probe-path", "/health"),
                probed("401", "probe-forbidden", "/"));
    }

    /** Those that never run a process together, the others a few at a time: each costs a JVM's start again and again. */
    static List<List<Fixture>> groups(List<Fixture> all) {
        int first = all.stream().map(Fixture::app).toList().indexOf("ill-init");
        List<List<Fixture>> groups = new ArrayList<>(List.of(all.subList(0, first)));
        for (int from = first; from < all.size(); from += TOGETHER) {
            groups.add(all.subList(from, Math.min(from + TOGETHER, all.size())));
        }
        return groups;
    }

    private static Fixture of(String app, String rule, Consumer<Fixture.Broken> change) {
        return new Fixture("ill-" + app, rule, change);
    }

    private static Fixture ill(String kind, String rule) {
        return of(kind, rule, b -> b.env("ILL", kind));
    }

    private static Fixture probed(String kind, String rule, String path) {
        return of(kind, rule, b -> {
            b.env("ILL", kind);
            b.probes(path);
        });
    }
}
