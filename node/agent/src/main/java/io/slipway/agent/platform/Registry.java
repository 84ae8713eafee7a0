package io.slipway.agent.platform;

import io.slipway.agent.core.AtomicFile;
import io.slipway.agent.core.Places;
import io.slipway.agent.os.Tool;
import io.slipway.api.node.NodePlan.Part;
import io.slipway.api.node.NodePlan.Ready;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The registry for images on this machine: plain HTTP, loopback only. */
final class Registry {
    private Registry() {}

    static Part part(Places places, int port, Path program) {
        String address = "127.0.0.1:" + port;
        Path config = places.agent().resolve("registry.yaml");
        Path storage = places.data().resolve("registry");
        AtomicFile.write(config, config(storage, address).getBytes(StandardCharsets.UTF_8), "rw-------");
        Ready ready = new Ready("http", "http://" + address + "/v2/", null, null, null, 30);
        return new Part(
                "registry",
                List.of(program.toString(), "serve", config.toString()),
                Map.of("PATH", Tool.PATH, "OTEL_TRACES_EXPORTER", "none"),
                null,
                null,
                false,
                List.of(),
                ready,
                10,
                List.of(),
                List.of());
    }

    private static String config(Path storage, String address) {
        return """
                version: 0.1
                log:
                  level: warn
                  accesslog:
                    disabled: true
                storage:
                  filesystem:
                    rootdirectory: "%s"
                  delete:
                    enabled: true
                  cache:
                    blobdescriptor: inmemory
                http:
                  addr: %s
                """.formatted(storage, address);
    }
}
