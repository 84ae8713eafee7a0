package io.slipway.e2e.why;

import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One way to be broken.
 *
 * @param app its name, which is the Deployment's
 * @param rule what {@code why} must name first
 * @param change made to the Deployment of the well app
 */
record Fixture(String app, String rule, Consumer<Broken> change) {
    static final String LABEL = "slipway-test/ill";

    /** The parts of a Deployment that fixtures change. */
    record Broken(ObjectNode deployment) {
        ObjectNode spec() {
            return (ObjectNode) deployment.get("spec");
        }

        ObjectNode pod() {
            return (ObjectNode) spec().get("template").get("spec");
        }

        ObjectNode container() {
            return (ObjectNode) pod().get("containers").get(0);
        }

        void image(String image) {
            container().put("image", image);
        }

        void env(String name, String value) {
            ArrayNode all = container().withArray("/env");
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).get("name").asString().equals(name)) all.remove(i);
            }
            all.addObject().put("name", name).put("value", value);
        }

        ObjectNode resources(String kind) {
            return container().withObject("/resources/" + kind);
        }

        /** Tells the container how the image begins, in other words. */
        void command(String... words) {
            container().remove("args");
            var command = container().putArray("command");
            for (String word : words) command.add(word);
        }

        /** Asks by HTTP, soon and often, so that a test need not wait for patience that people want. */
        void probes(String path) {
            container().remove("startupProbe");
            container().remove("livenessProbe");
            var probe = container()
                    .putObject("readinessProbe")
                    .put("periodSeconds", 1)
                    .put("timeoutSeconds", 1);
            if (path.isEmpty()) {
                probe.putObject("tcpSocket").put("port", port());
            } else {
                probe.putObject("httpGet").put("path", path).put("port", port());
            }
        }

        int port() {
            return container().get("ports").get(0).get("containerPort").asInt();
        }

        ObjectNode volume(String path) {
            container()
                    .withArray("/volumeMounts")
                    .addObject()
                    .put("name", "ill")
                    .put("mountPath", path);
            return pod().withArray("/volumes").addObject().put("name", "ill");
        }
    }
}
