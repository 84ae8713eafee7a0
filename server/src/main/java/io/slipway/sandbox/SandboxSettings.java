package io.slipway.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a sandbox stands.
 *
 * @param folder its own files
 * @param port the base port of the server: names of its namespaces and groups derive from it
 * @param groups where control groups are mounted
 * @param closed networks that runs must not reach, besides this machine
 */
public record SandboxSettings(Path folder, int port, Path groups, List<String> closed) {
    public static SandboxSettings of(Path folder, int port, List<String> closed) {
        return new SandboxSettings(folder, port, Path.of("/sys/fs/cgroup"), closed);
    }
}
