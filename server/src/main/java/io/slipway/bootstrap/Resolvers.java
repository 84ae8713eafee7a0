package io.slipway.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine's DNS servers, as pods can reach them. */
final class Resolvers {
    private Resolvers() {}

    /** From the machine's own file; where that names a local stub only, from the stub's. None without a network. */
    static List<String> ofMachine(Path own, Path stub) throws IOException {
        List<String> named = read(own);
        List<String> servers = reachable(named);
        if (servers.isEmpty()) servers = reachable(read(stub));
        if (servers.isEmpty() && !named.isEmpty()) {
            throw new IOException(own + " names no DNS server that a pod could reach; give one there");
        }
        return servers;
    }

    private static List<String> read(Path file) throws IOException {
        if (!Files.exists(file)) return List.of();
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("nameserver "))
                .map(line -> line.substring("nameserver ".length()).strip())
                .toList();
    }

    private static List<String> reachable(List<String> servers) {
        return servers.stream()
                // Pods have IPv4 only, and their loopback is not the machine's.
                .filter(server -> !server.startsWith("127.") && !server.contains(":"))
                .toList();
    }
}
