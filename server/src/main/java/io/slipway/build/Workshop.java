package io.slipway.build;

import io.slipway.artifact.BaseImages;
import io.slipway.artifact.BaseSettings;
import io.slipway.artifact.ImageBuilder;
import io.slipway.artifact.JibImages;
import io.slipway.artifact.TrustStore;
import io.slipway.build.builder.JarLayers;
import io.slipway.build.builder.MavenBuild;
import io.slipway.build.builder.MavenSettings;
import io.slipway.sandbox.Limits;
import io.slipway.sandbox.Sandbox;
import io.slipway.sandbox.SandboxSettings;
import io.slipway.sandbox.Sandboxes;
import io.slipway.source.GitSource;
import io.slipway.source.LocalPaths;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tools of builds on this machine. */
record Workshop(
        Sandbox sandbox, GitSource git, MavenBuild maven, JarLayers layers, ImageBuilder images, BaseImages bases) {
    private static final int PROCESSES = 2048;
    private static final long FILE = 4L << 30;

    static Workshop open(BuildSettings settings) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(settings.folder());
        Sandbox sandbox =
                Sandboxes.open(SandboxSettings.of(folder.resolve("sandbox"), settings.port(), settings.closed()));
        Map<String, String> proxies = proxies(System.getenv());
        Limits limits = new Limits(
                (long) settings.memory() << 20,
                PROCESSES,
                Runtime.getRuntime().availableProcessors(),
                FILE,
                settings.freeDisk(),
                Duration.ofMinutes(settings.minutes()));
        Path base = settings.cache().resolve("base");
        return new Workshop(
                sandbox,
                new GitSource(
                        sandbox,
                        new LocalPaths(settings.localPaths(), settings.closedPaths()),
                        folder.resolve("git"),
                        proxies,
                        settings.freeDisk()),
                new MavenBuild(sandbox, maven(settings, proxies), limits),
                new JarLayers(folder.resolve("depot")),
                new JibImages(folder.resolve("jib"), base.resolve("layers")),
                new BaseImages(new BaseSettings(
                        settings.recipe(),
                        settings.jdk(),
                        settings.trust(),
                        base,
                        base.resolve("layers"),
                        settings.shipped())));
    }

    private static MavenSettings maven(BuildSettings settings, Map<String, String> proxies) throws IOException {
        Path trust = Files.write(settings.folder().resolve("cacerts"), TrustStore.of(settings.trust()));
        Optional<Path> own = settings.mavenSettings().isPresent()
                ? settings.mavenSettings()
                : MavenUserSettings.ofTheMachine().writeTo(settings.folder().resolve("maven-settings.xml"));
        return new MavenSettings(settings.jdk(), mavenHome(), own, trust, proxies);
    }

    /** The folder above the {@code mvn} on the path. */
    private static Optional<Path> mavenHome() throws IOException {
        for (String folder :
                List.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))) {
            Path program = Path.of(folder, "mvn");
            if (Files.isExecutable(program)) {
                return Optional.of(program.toRealPath().resolve("../..").normalize());
            }
        }
        return Optional.empty();
    }

    /** As the machine reaches the outside; a proxy's credentials stay here. */
    static Map<String, String> proxies(Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>();
        for (String name : Arrays.asList("http_proxy", "https_proxy", "no_proxy")) {
            String value = environment.getOrDefault(
                    name, environment.getOrDefault(name.toUpperCase(java.util.Locale.ROOT), ""));
            if (value.isBlank()) continue;
            boolean open = name.equals("no_proxy") || URI.create(value).getUserInfo() == null;
            if (open) found.put(name, value);
        }
        return found;
    }

    void close() throws IOException, InterruptedException {
        sandbox.close();
    }
}
