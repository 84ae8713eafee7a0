package io.slipway.agent.router;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a running HAProxy hold what it should: compares and sends only the difference, so that every
 * call may be repeated.
 */
final class HaproxyBackend {
    private static final String ADDED = "New server registered.";
    private static final String DELETED = "Server deleted.";
    private static final Duration RELOAD = Duration.ofSeconds(10);
    private final RouterSettings settings;
    private final RuntimeSocket socket;

    HaproxyBackend(RouterSettings settings) {
        this.settings = settings;
        this.socket = new RuntimeSocket(settings.socket());
    }

    RuntimeSocket socket() {
        return socket;
    }

    Map<String, List<LiveServer>> servers() throws IOException {
        return LiveServer.parse(socket.ask("show servers state"));
    }

    StatTable stats() throws IOException {
        return StatTable.parse(socket.ask("show stat"));
    }

    List<LiveServer> servers(String backend) throws IOException {
        var command = "show servers state " + backend;
        var answer = socket.ask(command);
        if (answer.startsWith("Can't find")) {
            throw new HaproxyRefused(command, answer);
        }
        return LiveServer.parse(answer).getOrDefault(backend, List.of());
    }

    /**
     * New servers first, so that there is always one.
     *
     * @return whether servers that should be gone still end their requests: call again later
     */
    boolean program(String backend, List<ServerLine> wanted, List<LiveServer> live) throws IOException {
        var byName = live.stream().collect(Collectors.toMap(LiveServer::name, s -> s));
        for (var server : wanted) {
            var present = byName.remove(server.name());
            if (present == null) {
                add(backend, server);
            } else {
                adjust(backend, server, present);
            }
        }
        boolean left = false;
        for (var server : byName.values()) {
            left |= !delete(server);
        }
        return left;
    }

    /** The maps send requests only to backends whose servers are there. */
    void programMaps(RouterState state) throws IOException {
        programMap(settings.names(), HaproxyConfig.names(state));
        programMap(settings.hosts(), HaproxyConfig.hosts(state));
    }

    /**
     * Puts a new configuration file into force. Established connections stay with the old process;
     * returns when the new one answers.
     */
    void reload(String lastBackend) throws IOException {
        new RuntimeSocket(settings.masterSocket()).tell("reload");
        long end = System.nanoTime() + RELOAD.toNanos();
        while (true) {
            try {
                servers(lastBackend);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new IOException(
                            "HAProxy did not take its new configuration %s; its log says why: %s"
                                    .formatted(settings.config(), e.getMessage()),
                            e);
                }
                Pause.millis(20);
            }
        }
    }

    private void add(String backend, ServerLine server) throws IOException {
        var name = backend + "/" + server.name();
        socket.act("add server " + backend + "/" + server.declaration(" "), ADDED);
        socket.act("enable health " + name, "");
        socket.act("set server " + name + " state " + state(server), "");
    }

    private void adjust(String backend, ServerLine server, LiveServer live) throws IOException {
        var name = backend + "/" + server.name();
        if (live.weight() != ServerLine.WEIGHT) {
            socket.act("set server " + name + " weight " + ServerLine.WEIGHT, "");
        }
        if (live.inMaintenance() || live.draining() != server.draining()) {
            // A server found in maintenance may have been left half-made by a crash before its check began.
            socket.act("enable health " + name, "");
            socket.act("set server " + name + " state " + state(server), "");
        }
    }

    private static String state(ServerLine server) {
        return server.draining() ? "drain" : "ready";
    }

    private boolean delete(LiveServer server) throws IOException {
        var name = server.backend() + "/" + server.name();
        if (!server.inMaintenance()) {
            socket.act("set server " + name + " state maint", "");
        }
        return socket.ask("del server " + name).equals(DELETED);
    }

    private void programMap(Path file, Map<String, String> wanted) throws IOException {
        var live = LiveServer.parseMap(socket.ask("show map " + file));
        for (var entry : wanted.entrySet()) {
            var value = live.remove(entry.getKey());
            if (!entry.getValue().equals(value)) {
                var verb = value == null ? "add" : "set";
                socket.act("%s map %s %s %s".formatted(verb, file, entry.getKey(), entry.getValue()), "");
            }
        }
        for (var gone : live.keySet()) {
            socket.act("del map %s %s".formatted(file, gone), "");
        }
    }
}
