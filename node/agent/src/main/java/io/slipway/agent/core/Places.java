package io.slipway.agent.core;

import java.nio.file.Path;

/** Where things lie in one data folder. */
public record Places(Path data) {

    /** The folder without links and dots, so that one instance has one name. */
    public static Places of(Path data) {
        return new Places(data.toAbsolutePath().normalize());
    }

    public Path agent() {
        return data.resolve("agent");
    }

    public Path instance() {
        return agent().resolve("instance.json");
    }

    public Path token() {
        return agent().resolve("token");
    }

    public Path parts() {
        return agent().resolve("parts.json");
    }

    public Path plans() {
        return agent().resolve("plans");
    }

    public Path daemon() {
        return agent().resolve("daemon.json");
    }

    public Path lock() {
        return agent().resolve("lock");
    }

    public Path log(String name) {
        return data.resolve("log").resolve(name + ".log");
    }

    public Path run() {
        return data.resolve("run");
    }

    public Path adminToken() {
        return data.resolve("admin.token");
    }

    /** Made by the server. */
    public Path metricsToken() {
        return data.resolve("metrics.token");
    }

    public Path postgres() {
        return data.resolve("postgres");
    }

    public Path postgresPassword() {
        return data.resolve("postgres.password");
    }
}
