package io.slipway.build;

import io.slipway.health.Disk;
import io.slipway.store.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Settings of builds, and the workshop, which is opened by the first build. */
@Configuration(proxyBeanMethods = false)
class BuildWiring {
    private static final int CORES_A_BUILD = 2;

    @Bean
    BuildSettings buildSettings(Environment env, Settings settings, Disk disk) throws IOException {
        Path data = Files.createDirectories(settings.data()).toRealPath();
        Path home = Path.of(System.getProperty("user.home"));
        Path jdk = Path.of(env.getProperty("slipway.build.jdk", System.getProperty("java.home")));
        return new BuildSettings(
                settings.data().resolve("build"),
                settings.port(),
                env.getProperty("slipway.build.at-once", Integer.class, builders()),
                env.getProperty("slipway.build.memory", Integer.class, 2048),
                disk.low(),
                env.getProperty("slipway.build.minutes", Integer.class, 25),
                jdk,
                Optional.ofNullable(env.getProperty("slipway.build.maven-settings"))
                        .map(Path::of),
                Path.of(env.getProperty("slipway.trust", "/etc/ssl/certs/ca-certificates.crt")),
                list(env.getProperty("slipway.build.closed-networks", "")),
                localPaths(env.getProperty("slipway.source.local-paths", "/"), data),
                List.of(data),
                recipe(env.getProperty("slipway.build.base-image")),
                Path.of(env.getProperty(
                        "slipway.cache", home.resolve(".cache/slipway").toString())),
                Optional.ofNullable(env.getProperty("slipway.base.shipped")).map(Path::of));
    }

    /** The demo keeps its repository beside the platform's own files, which stay closed. */
    private static List<Path> localPaths(String setting, Path data) {
        List<Path> paths = new ArrayList<>(list(setting).stream().map(Path::of).toList());
        paths.add(data.resolve("demo"));
        return List.copyOf(paths);
    }

    private static int builders() {
        return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / CORES_A_BUILD));
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A file of one's own, or the one that comes with the server. */
    private static String recipe(@org.jspecify.annotations.Nullable String file) {
        try {
            if (file != null) return Files.readString(Path.of(file));
            try (var in = BuildWiring.class.getResourceAsStream("/catalog/base-images/java25.yaml")) {
                if (in == null) throw new IllegalStateException("the server's jar lacks catalog/base-images");
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("recipe of the base image", e);
        }
    }

    @Bean(destroyMethod = "close")
    @Lazy
    Workshop workshop(BuildSettings settings) throws IOException, InterruptedException {
        return Workshop.open(settings);
    }
}
