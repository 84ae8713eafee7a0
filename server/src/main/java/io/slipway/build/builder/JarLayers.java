package io.slipway.build.builder;

import io.slipway.artifact.FileAt;
import io.slipway.artifact.ImagePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** Lays an executable jar out as files in layers, what changes least at the bottom. */
public final class JarLayers {
    private static final String LIB = "BOOT-INF/lib/";
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String ARGUMENTS = "/app/jvm.args";
    private static final int LONGEST_INDEX = 4 << 20;
    private final Depot depot;
    private final JarBounds bounds;

    public JarLayers(Path depot) throws IOException {
        this(depot, JarBounds.STANDARD);
    }

    JarLayers(Path depot, JarBounds bounds) throws IOException {
        this.bounds = bounds;
        this.depot = new Depot(Files.createDirectories(depot));
    }

    /** The app as an image needs it. */
    public record App(
            List<ImagePlan.Layer> layers,
            List<String> entrypoint,
            @Nullable String health,
            List<String> notes) {}

    public App of(Path checkout, Recipe recipe, Path folder) throws IOException, BuildStop {
        BootJar boot = BootJar.find(checkout, recipe, bounds);
        try (JarFile jar = new JarFile(boot.file().toFile(), false)) {
            return lay(jar, boot, folder);
        }
    }

    private App lay(JarFile jar, BootJar boot, Path folder) throws IOException {
        bounds.check(jar.size());
        JarBounds.Meter meter = bounds.new Meter(boot.file());
        Map<String, Path> libraries = libraries(jar, meter);
        LayersIndex index = LayersIndex.parse(lines(jar, "BOOT-INF/layers.idx"));
        List<FileAt> steady = new ArrayList<>();
        List<FileAt> changing = new ArrayList<>();
        libraries.forEach((name, file) ->
                (index.changes(LIB + name) ? changing : steady).add(new FileAt(file, "/app/lib/" + name)));
        steady.add(new FileAt(depot.put("jvm.args", arguments(jar, libraries)), ARGUMENTS));
        List<FileAt> resources = new ArrayList<>();
        List<FileAt> classes = new ArrayList<>();
        for (FileAt file : unpack(jar, folder, meter)) {
            (file.inside().endsWith(".class") ? classes : resources).add(file);
        }
        List<String> notes = new ArrayList<>();
        String health = HealthPath.of(libraries.keySet(), folder, notes);
        return new App(
                List.of(
                        new ImagePlan.Layer("dependencies", List.copyOf(steady)),
                        new ImagePlan.Layer("snapshot-dependencies", List.copyOf(changing)),
                        new ImagePlan.Layer("resources", List.copyOf(resources)),
                        new ImagePlan.Layer("classes", List.copyOf(classes))),
                List.of("java", "@" + ARGUMENTS, boot.mainClass()),
                health,
                notes);
    }

    private Map<String, Path> libraries(JarFile jar, JarBounds.Meter meter) throws IOException {
        JarNames.check(names(jar, LIB));
        Map<String, Path> libraries = new LinkedHashMap<>();
        for (ZipEntry entry : entries(jar, LIB)) {
            String name = entry.getName().substring(LIB.length());
            if (name.contains("/")) continue;
            libraries.put(name, depot.put(name, () -> meter.read(entry, jar.getInputStream(entry))));
        }
        return libraries;
    }

    /** The class path in the order that Spring Boot's own launcher would take. */
    private static byte[] arguments(JarFile jar, Map<String, Path> libraries) throws IOException {
        List<String> order = lines(jar, "BOOT-INF/classpath.idx").stream()
                .map(line -> line.strip().replaceAll("^- \"" + LIB + "|\"$", ""))
                .filter(libraries::containsKey)
                .toList();
        List<String> all = new ArrayList<>(order);
        libraries.keySet().stream()
                .sorted()
                .filter(name -> !order.contains(name))
                .forEach(all::add);
        String path = all.stream().map(name -> ":/app/lib/" + name).collect(Collectors.joining());
        return ("-cp\n\"/app/classes" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<FileAt> unpack(JarFile jar, Path folder, JarBounds.Meter meter) throws IOException {
        JarNames.check(names(jar, CLASSES));
        List<FileAt> files = new ArrayList<>();
        for (ZipEntry entry : entries(jar, CLASSES)) {
            String name = entry.getName().substring(CLASSES.length());
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            try (var in = meter.read(entry, jar.getInputStream(entry))) {
                Files.copy(in, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            files.add(new FileAt(target, "/app/classes/" + name));
        }
        return files;
    }

    /** Of files and folders, below the prefix. */
    private static List<String> names(JarFile jar, String prefix) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    private static List<ZipEntry> entries(JarFile jar, String prefix) {
        return jar.stream()
                .map(ZipEntry.class::cast)
                .filter(entry -> entry.getName().startsWith(prefix) && !entry.isDirectory())
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    private static List<String> lines(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) return List.of();
        try (var in = jar.getInputStream(entry)) {
            return new String(in.readNBytes(LONGEST_INDEX), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }
}
