package io.slipway.e2e.chaos;

import io.slipway.e2e.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be killed, found by the agent's own state on disk: a start of {@code status} would take too long. */
enum Victim {
    server("server"),
    agent(""),
    postgres("postgres"),
    kubelet("kubelet"),
    containerd("containerd"),
    haproxy("haproxy"),
    apiserver("kube-apiserver");

    private final String part;

    Victim(String part) {
        this.part = part;
    }

    /** True when its death may be noticed by who asks for a page. */
    boolean carriesTraffic() {
        return this == haproxy;
    }

    /** Ends it at once; false when it does not run at this moment. */
    boolean kill(Platform platform) {
        Optional<ProcessHandle> found = find(platform);
        found.ifPresent(ProcessHandle::destroyForcibly);
        return found.isPresent();
    }

    Optional<ProcessHandle> find(Platform platform) {
        Path folder = platform.data.resolve("agent");
        return (this == agent ? read(folder.resolve("daemon.json")) : part(folder.resolve("parts.json")))
                .map(pid -> pid.get("number"))
                .flatMap(number -> ProcessHandle.of(number.asLong()))
                .filter(ProcessHandle::isAlive);
    }

    private Optional<JsonNode> part(Path file) {
        return read(file)
                .flatMap(all -> all.valueStream()
                        .filter(one -> one.get("name").asString().equals(part))
                        .findFirst())
                .map(one -> one.get("pid"))
                .filter(pid -> !pid.isNull());
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JsonMapper.shared().readTree(Files.readString(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
