package io.slipway.build.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Finds the path by which an app says that it is ready; where it is not sure, ready means TCP. */
final class HealthPath {
    private static final String READINESS = "/health/readiness";

    private HealthPath() {}

    static @Nullable String of(Collection<String> libraries, Path classes, List<String> notes) throws IOException {
        if (!has(libraries, "spring-boot-actuator-")) {
            notes.add("no actuator: the app is ready when its port answers");
            return null;
        }
        if (!has(libraries, "spring-webmvc-") && !has(libraries, "spring-webflux-")) {
            notes.add("actuator without a web server: the app is ready when its port answers");
            return null;
        }
        if (has(libraries, "spring-security-web-")) {
            notes.add("Spring Security may guard the actuator: the app is ready when its port answers");
            return null;
        }
        Map<String, String> settings = settings(classes);
        if (settings.containsKey("management.server.port")) {
            notes.add("the actuator has a port of its own: the app is ready when its main port answers");
            return null;
        }
        String context = settings.getOrDefault(
                "server.servlet.context-path", settings.getOrDefault("spring.webflux.base-path", ""));
        String base = settings.getOrDefault("management.endpoints.web.base-path", "/actuator");
        String path = (context + "/" + base + READINESS).replaceAll("/+", "/");
        if (path.contains("${") || settings.containsKey("management.endpoints.web.path-mapping.health")) {
            notes.add("the actuator's path is not known before the start: the app is ready when its port answers");
            return null;
        }
        notes.add("ready by " + path);
        return path;
    }

    private static boolean has(Collection<String> libraries, String prefix) {
        return libraries.stream().anyMatch(name -> name.startsWith(prefix));
    }

    private static Map<String, String> settings(Path classes) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String folder : List.of("", "config/")) {
            for (String ending : List.of("yml", "yaml", "properties")) {
                Path file = classes.resolve(folder + "application." + ending);
                if (!Files.isRegularFile(file)) continue;
                if (ending.equals("properties")) properties(file, settings);
                else yaml(file, settings);
            }
        }
        return settings;
    }

    private static void properties(Path file, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
    }

    /** The first document only: later ones belong to profiles. */
    private static void yaml(Path file, Map<String, String> settings) throws IOException {
        var load = new Load(LoadSettings.builder().setCodePointLimit(1 << 20).build());
        try {
            var documents = load.loadAllFromString(Files.readString(file)).iterator();
            if (documents.hasNext()) flatten("", documents.next(), settings);
        } catch (YamlEngineException e) {
            // Placeholders of the build may make it no YAML; the app will say so itself.
            settings.put("management.endpoints.web.path-mapping.health", "unknown");
        }
    }

    private static void flatten(String prefix, @Nullable Object value, Map<String, String> settings) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(prefix.isEmpty() ? key + "" : prefix + "." + key, inner, settings));
        } else if (value != null) {
            settings.put(prefix, value.toString());
        }
    }
}
