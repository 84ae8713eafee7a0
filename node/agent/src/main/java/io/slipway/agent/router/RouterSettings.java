package io.slipway.agent.router;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the router of this machine runs.
 *
 * @param data folder of this Slipway; ours are {@code router/} and {@code run/} in it
 * @param user HAProxy's workers run as this user, null: as the agent's
 * @param pool backends declared ahead; HAProxy cannot add one while it runs
 * @param maxConnections each takes two file descriptors
 * @param accessLog one line a request on HAProxy's standard output, so in the part's log
 * @param partsPort first of the platform's own ports, where no plain address may lead; 0 where there are none
 */
public record RouterSettings(
        Path data,
        String bind,
        int port,
        Path program,
        @Nullable String user,
        int pool,
        int maxConnections,
        boolean accessLog,
        int partsPort) {
    /** The system limit is 107 bytes, and HAProxy binds under a temporary name first. */
    private static final int LONGEST_SOCKET = 90;

    public RouterSettings {
        data = data.toAbsolutePath().normalize();
        if (!data.toString().matches("[A-Za-z0-9/._-]+")) {
            throw new IllegalArgumentException(
                    "the data folder '%s' cannot go into HAProxy's configuration: use letters, digits and / . _ - only"
                            .formatted(data));
        }
        if (data.resolve("run/haproxy-master.sock").toString().length() > LONGEST_SOCKET) {
            throw new IllegalArgumentException(
                    "the path of the data folder '%s' is too long for HAProxy's socket: use at most %d characters"
                            .formatted(data, LONGEST_SOCKET - "/run/haproxy-master.sock".length()));
        }
    }

    /** The defaults: loopback, 200 backends, Debian's program and, as root, its user. */
    public static RouterSettings of(Path data, int port) {
        return new RouterSettings(
                data, "127.0.0.1", port, Path.of("/usr/sbin/haproxy"), debianUser(), 200, 4000, false, 0);
    }

    public RouterSettings withPool(int backends) {
        return new RouterSettings(data, bind, port, program, user, backends, maxConnections, accessLog, partsPort);
    }

    public RouterSettings withParts(int basePort) {
        return new RouterSettings(data, bind, port, program, user, pool, maxConnections, accessLog, basePort);
    }

    public RouterSettings withUser(String name) {
        return new RouterSettings(data, bind, port, program, name, pool, maxConnections, accessLog, partsPort);
    }

    public Path config() {
        return data.resolve("router/haproxy.cfg");
    }

    Path state() {
        return data.resolve("router/state.json");
    }

    Path hosts() {
        return data.resolve("router/hosts.map");
    }

    Path names() {
        return data.resolve("router/names.map");
    }

    Path socket() {
        return data.resolve("run/haproxy.sock");
    }

    Path masterSocket() {
        return data.resolve("run/haproxy-master.sock");
    }

    private static @Nullable String debianUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return null;
        }
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.anyMatch(line -> line.startsWith("haproxy:")) ? "haproxy" : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
