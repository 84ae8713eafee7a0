package io.slipway.build.builder;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The one executable Spring Boot jar that a build made. */
record BootJar(Path file, String mainClass) {
    private static final int DEPTH = 6;
    private static final String STAGE = "package";

    /** Looks in the {@code target} folders under {@code dir}, or under the module when that is a path. */
    static BootJar find(Path checkout, Recipe recipe, JarBounds bounds) throws IOException, BuildStop {
        Path dir = checkout.resolve(recipe.dir()).normalize();
        Path module = recipe.module() == null || recipe.module().contains(":") ? dir : dir.resolve(recipe.module());
        List<Path> jars = packages(Files.isDirectory(module) ? module : dir);
        List<BootJar> found = new ArrayList<>();
        for (Path jar : jars) {
            BootJar boot = read(jar, bounds);
            if (boot != null) found.add(boot);
        }
        if (found.size() == 1) return found.getFirst();
        throw found.isEmpty() ? none(checkout, jars) : several(checkout, found);
    }

    private static List<Path> packages(Path folder) throws IOException {
        try (var files = Files.walk(folder, DEPTH)) {
            return files.filter(
                            file -> file.getParent() != null && file.getParent().endsWith("target"))
                    .filter(file ->
                            file.toString().endsWith(".jar") || file.toString().endsWith(".war"))
                    // Only what is really there: a link could lead to a file of the server.
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static @Nullable BootJar read(Path file, JarBounds bounds) throws IOException {
        if (!file.toString().endsWith(".jar")) return null;
        bounds.check(file);
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            if (jar.getManifest() == null || jar.getEntry("BOOT-INF/classes/") == null) return null;
            Attributes main = jar.getManifest().getMainAttributes();
            String start = main.getValue("Start-Class");
            return start == null ? null : new BootJar(file, start);
        } catch (ZipException e) {
            return null;
        }
    }

    private static BuildStop none(Path checkout, List<Path> packages) {
        if (packages.isEmpty()) {
            return stop("the build made no jar in a target folder", "a pom with packaging 'jar' makes one");
        }
        String names = names(checkout, packages);
        if (packages.stream().allMatch(file -> file.toString().endsWith(".war"))) {
            return stop("the build made a war, not an executable jar: " + names, "set <packaging>jar</packaging>");
        }
        return stop(
                "no executable Spring Boot jar among what the build made: " + names,
                "let the spring-boot-maven-plugin repackage it");
    }

    private static BuildStop several(Path checkout, List<BootJar> found) {
        return stop(
                "the build made " + found.size() + " executable jars: "
                        + names(checkout, found.stream().map(BootJar::file).toList()),
                "name one module with --module");
    }

    private static String names(Path checkout, List<Path> files) {
        return String.join(
                ", ",
                files.stream()
                        .limit(5)
                        .map(file -> checkout.relativize(file).toString())
                        .toList());
    }

    private static BuildStop stop(String why, String nextStep) {
        return new BuildStop(STAGE, Refusal.of(Code.BuildFailed, STAGE + ": " + why, nextStep));
    }
}
