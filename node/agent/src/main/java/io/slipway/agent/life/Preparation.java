package io.slipway.agent.life;

import io.slipway.agent.core.AtomicFile;
import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Ports;
import io.slipway.agent.core.RandomText;
import io.slipway.agent.core.Settings;
import io.slipway.agent.os.Users;
import io.slipway.agent.part.RunningParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Settings of this call joined with those of earlier ones, and the files that must be there first. */
final class Preparation {
    private final Options options;
    private final Places places;

    Preparation(Options options) {
        this.options = options;
        this.places = options.places();
    }

    /** What is said now wins over what was said before, and that over the defaults. */
    Settings settings(Optional<Settings> before) {
        int port = options.number("port").or(() -> before.map(Settings::port)).orElse(7800);
        int router = options.number("router-port")
                .or(() -> options.is("port") ? Optional.empty() : before.map(Settings::routerPort))
                .orElse(port + 80);
        String cluster = options.find("cluster")
                .map(Preparation::absolute)
                .or(() -> before.map(Settings::cluster))
                .orElse(Users.root() ? "local" : "none");
        Distribution dist = Distribution.of(options);
        Path parts = parts(before, dist);
        Ports ports = new Ports(port, router);
        DatabaseChoice database = DatabaseChoice.of(System.getenv(), before, places, ports);
        boolean registry = Files.isExecutable(parts.resolve("registry"));
        return new Settings(
                "http://127.0.0.1:" + port,
                "http://localhost:" + router,
                places.data().toString(),
                cluster,
                places.adminToken().toString(),
                "http://127.0.0.1:" + ports.agent(),
                places.token().toString(),
                registry ? "127.0.0.1:" + ports.registry() : null,
                port,
                router,
                database.url(),
                database.user(),
                database.passwordFile(),
                parts.toString(),
                dist.folder().toString(),
                dist.stamp(),
                environment(before, dist));
    }

    /** Folders, tokens and, as the last and deciding one, the settings. */
    void write(Settings settings) {
        // Others pass through to what is theirs (the database's user), but see nothing.
        folder(places.data(), "rwx--x--x");
        folder(places.agent(), "rwx------");
        folder(places.data().resolve("log"), "rwxr-x---");
        folder(places.run(), "rwx--x--x");
        secret(places.token(), RandomText.base62(40));
        secret(places.adminToken(), "slw_" + RandomText.base62(40));
        Instances.note(places);
        Json.save(places.instance(), settings);
    }

    /** While parts run it stays as it was, else each new shell would restart the server; a start from nothing takes it anew. */
    private Map<String, String> environment(Optional<Settings> before, Distribution dist) {
        return before.filter(known -> known.distStamp().equals(dist.stamp()))
                .filter(_ -> !RunningParts.of(places).processes().isEmpty())
                .map(Settings::environment)
                .orElseGet(() -> ServerEnvironment.of(System.getenv()));
    }

    /** What is said, else what came with the distribution, else what was used before: a change restarts the server. */
    private Path parts(Optional<Settings> before, Distribution dist) {
        Optional<Path> shipped = Optional.of(dist.folder().resolve("parts/bin"));
        Optional<Path> known = before.map(settings -> Path.of(settings.partsDir()));
        return options.find("parts")
                .map(Path::of)
                .or(() -> shipped.filter(Files::isDirectory))
                .or(() -> known.filter(Files::isDirectory))
                .orElseGet(() -> Life.cache().resolve("parts/bin"));
    }

    private static String absolute(String cluster) {
        return cluster.equals("local") || cluster.equals("none")
                ? cluster
                : Path.of(cluster).toAbsolutePath().normalize().toString();
    }

    private static void folder(Path path, String permissions) {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new Fault("cannot make the folder " + path + "; choose another with --data", e);
        }
    }

    private static void secret(Path file, String fresh) {
        if (Files.exists(file)) return;
        AtomicFile.write(file, (fresh + "\n").getBytes(StandardCharsets.US_ASCII), "rw-------");
    }
}
