package io.slipway.e2e;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A distribution as the next version would be: another number, and a migration that this one does not know. */
final class NextVersion {
    static final String NUMBER = "9.0.0";
    static final String MIGRATION = "900";
    private static final String SQL = """
            alter table project add column motto text not null default 'fair winds';
            create table next_feature (id uuid primary key, name text not null);
            """;
    private final Path dist;

    private NextVersion(Path dist) {
        this.dist = dist;
    }

    static NextVersion in(Path folder) throws IOException {
        Path dist = folder.resolve("dist");
        Path now = Path.of(System.getenv("SLIPWAY_DIST"));
        Platform.run(Duration.ofMinutes(1), Map.of(), List.of("cp", "-rL", now.toString(), dist.toString()));
        change(jar(dist, "server"), "db/V" + MIGRATION + "__next.sql", SQL);
        change(jar(dist, "agent"), "io/slipway/agent/platform/versions.properties", versions(jar(dist, "agent")));
        // They are made for the very jars.
        for (String cache : List.of("server/server.aot", "agent/agent.aot")) Files.deleteIfExists(dist.resolve(cache));
        return new NextVersion(dist);
    }

    Path dist() {
        return dist;
    }

    /** A command of this version's agent. */
    Run run(Platform platform, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                dist.resolve("agent/lib") + "/*",
                "io.slipway.agent.Agent"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", platform.data.toString(), "-o", "json"));
        return Platform.run(Duration.ofMinutes(3), Map.of("SLIPWAY_DIST", dist.toString()), command);
    }

    private static String versions(Path agent) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(agent)) {
            return Files.readString(zip.getPath("io/slipway/agent/platform/versions.properties"))
                    .replaceFirst("(?m)^slipway=.*$", "slipway=" + NUMBER);
        }
    }

    private static Path jar(Path dist, String part) throws IOException {
        try (Stream<Path> jars = Files.list(dist.resolve(part).resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("slipway-" + part + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void change(Path jar, String name, String content) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.writeString(zip.getPath(name), content);
        }
    }
}
