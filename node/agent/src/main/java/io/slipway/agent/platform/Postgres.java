package io.slipway.agent.platform;

import io.slipway.agent.core.AtomicFile;
import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.os.Tool;
import io.slipway.agent.os.Users;
import io.slipway.api.node.NodePlan.Part;
import io.slipway.api.node.NodePlan.Ready;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database: its files, made once, and its process. */
public final class Postgres {
    public static final String USER = "slipway-db";
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", Tool.PATH, "LANG", "C.UTF-8", "LC_ALL", "C.UTF-8", "TZ", "UTC");

    private final Places places;
    private final int port;
    private final Path programs;

    private Postgres(Places places, int port, Path programs) {
        this.places = places;
        this.port = port;
        this.programs = programs;
    }

    /** Unpacks and initialises what is missing; may be broken off and called again at any point. */
    static Postgres prepared(Places places, int port, Path cache) {
        if (Users.root()) Users.ensure(USER);
        Postgres postgres = new Postgres(places, port, PostgresFiles.unpacked(places, cache));
        try {
            if (!Files.isDirectory(places.postgres())) postgres.initialise();
            postgres.keepOwner();
            postgres.socketFolder();
        } catch (IOException e) {
            throw new Fault("cannot prepare the database in " + places.postgres(), e);
        }
        return postgres;
    }

    Part part() {
        Ready ready = new Ready("postgres", "127.0.0.1:" + port, null, null, null, 60);
        return new Part(
                "postgres", command(), ENVIRONMENT, user(), null, false, List.of(), ready, 30, List.of(), List.of());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(
                List.of(program("postgres"), "-D", places.postgres().toString()));
        Map.of(
                        "listen_addresses", "127.0.0.1",
                        "port", Integer.toString(port),
                        "unix_socket_directories", sockets(),
                        "fsync", "on",
                        "max_connections", "60",
                        "shared_buffers", "64MB",
                        "max_wal_size", "256MB",
                        "password_encryption", "scram-sha-256",
                        "timezone", "UTC",
                        "log_timezone", "UTC")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> command.addAll(List.of("-c", setting.getKey() + "=" + setting.getValue())));
        return command;
    }

    /** Everything happens in a folder of another name, which becomes the real one in one step at the end. */
    private void initialise() throws IOException {
        Path fresh = places.data().resolve("postgres.new");
        Tool.of("rm", "-rf", fresh.toString()).run();
        Path work = Files.createDirectory(fresh);
        Path password = work.resolve("password");
        AtomicFile.write(password, Password.of(places).getBytes(StandardCharsets.UTF_8), "rw-------");
        Users.own(USER, work);
        Path database = work.resolve("data");
        tool(program("initdb"), "--pgdata", database.toString(), "--username", "slipway")
                .plus("--pwfile", password.toString(), "--auth", "scram-sha-256")
                .plus("--encoding", "UTF8", "--locale", "C", "--data-checksums")
                .within(Duration.ofMinutes(3))
                .run();
        tool(program("postgres"), "--single", "-D", database.toString(), "postgres")
                .input("CREATE DATABASE slipway\n")
                .run();
        Files.move(database, places.postgres());
        Tool.of("rm", "-rf", fresh.toString()).run();
    }

    private Tool tool(String... command) {
        return Tool.of(command).environment(ENVIRONMENT).as(USER);
    }

    /** The user may have been removed and made again under another number. */
    private void keepOwner() throws IOException {
        boolean ours =
                !Users.root() || Files.getOwner(places.postgres()).getName().equals(USER);
        if (!ours) Users.own(USER, places.postgres());
    }

    private void socketFolder() throws IOException {
        if (sockets().isEmpty()) return;
        Path folder = Files.createDirectories(Path.of(sockets()));
        Users.own(USER, folder);
    }

    /** A socket's path may have 107 characters: in a deep data folder there is none. */
    private String sockets() {
        String folder = places.run().resolve("postgres").toString();
        return folder.length() > 80 ? "" : folder;
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private static @Nullable String user() {
        return Users.root() ? USER : null;
    }
}
