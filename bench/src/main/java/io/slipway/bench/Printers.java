package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pods that print numbered lines; to Slipway they are pods of the sample. */
final class Printers implements AutoCloseable {
    private static final String LABEL = "bench=printer";
    private final Ground ground;
    private final JsonNode model;

    Printers(Ground ground) throws IOException, InterruptedException {
        this.ground = ground;
        this.model = JsonMapper.shared()
                .readTree(ground.kubectl(
                        "-n",
                        Ground.NAMESPACE,
                        "get",
                        "pods",
                        "-l",
                        "app.kubernetes.io/name=hello",
                        "--field-selector=status.phase=Running",
                        "-o",
                        "json"))
                .get("items")
                .get(0);
    }

    /** Starts {@code count} pods of that name that run a script of the image's shell, and waits until they run. */
    void start(String name, int count, String script) throws IOException, InterruptedException {
        ObjectNode list =
                JsonMapper.shared().createObjectNode().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = list.putArray("items");
        IntStream.range(0, count).forEach(n -> items.add(pod(name + "-" + n, script)));
        Path file = Files.createTempFile(ground.scratch(), name, ".json");
        Files.writeString(file, list.toString());
        ground.kubectl("apply", "-f", file.toString());
        ground.shell()
                .must(
                        600,
                        ground.command(
                                ground.kubectl(),
                                "-n",
                                Ground.NAMESPACE,
                                "wait",
                                "--for=jsonpath={.status.phase}=Running",
                                "--timeout=590s",
                                "pods",
                                "-l",
                                LABEL));
    }

    private ObjectNode pod(String name, String script) {
        ObjectNode pod =
                JsonMapper.shared().createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = pod.putObject("metadata").put("name", name).put("namespace", Ground.NAMESPACE);
        ObjectNode labels = (ObjectNode) model.get("metadata").get("labels").deepCopy();
        labels.remove("pod-template-hash");
        metadata.set("labels", labels.put("bench", "printer"));
        ObjectNode spec = pod.putObject("spec").put("terminationGracePeriodSeconds", 1);
        spec.put("automountServiceAccountToken", false).put("enableServiceLinks", false);
        spec.set("securityContext", model.get("spec").get("securityContext").deepCopy());
        JsonNode own = model.get("spec").get("containers").get(0);
        ObjectNode container = spec.putArray("containers")
                .addObject()
                .put("name", own.get("name").asString())
                .put("image", own.get("image").asString());
        container.set("securityContext", own.get("securityContext").deepCopy());
        // The root file system may only be read.
        container.putArray("volumeMounts").addObject().put("name", "tmp").put("mountPath", "/tmp");
        spec.putArray("volumes").addObject().put("name", "tmp").putObject("emptyDir");
        container.putArray("command").add("sh").add("-c").add(script);
        container.putObject("resources").putObject("requests").put("cpu", "1m").put("memory", "4Mi");
        return pod;
    }

    void stop() throws IOException, InterruptedException {
        ground.kubectl("-n", Ground.NAMESPACE, "delete", "pods", "-l", LABEL, "--wait=true");
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the printers ended", e);
        }
    }
}
