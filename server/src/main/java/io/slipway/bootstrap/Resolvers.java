package io.slipway.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine's DNS servers, as pods can reach them. */
final class Resolvers {
    private Resolvers() {}

    /** From the machine's own file; where that names a local stub only, from the stub's. */
    static List<String> ofMachine(Path own, Path stub) throws IOException {
        List<String> servers = read(own);
        if (servers.isEmpty() && Files.exists(stub)) servers = read(stub);
        if (servers.isEmpty()) {
            throw new IOException(own + " names no DNS server that a pod could reach; give one there");
        }
        return servers;
    }

    private static List<String> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("nameserver "))
                .map(line -> line.substring("nameserver ".length()).strip())
                // Pods have IPv4 only, and their loopback is not the machine's.
                .filter(server -> !server.startsWith("127.") && !server.contains(":"))
                .toList();
    }
}
