package io.slipway.build.builder;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Says early, and with the reason, when a checkout is not one that Maven builds. */
final class MavenShape {
    private static final int DEPTH = 3;

    private MavenShape() {}

    static void check(Path checkout, String dir) throws IOException, BuildStop {
        Path folder = checkout.resolve(dir).normalize();
        String where = dir.equals(".") ? "the repository" : "folder '" + dir + "'";
        if (!folder.startsWith(checkout) || !Files.isDirectory(folder)) {
            throw stop("folder '" + dir + "' is not in the repository", "set the app's --dir");
        }
        // A link could lead out of the checkout.
        if (!folder.toRealPath().startsWith(checkout.toRealPath())) {
            throw stop("folder '" + dir + "' is a link out of the repository", "set the app's --dir");
        }
        if (Files.isRegularFile(folder.resolve("pom.xml"), LinkOption.NOFOLLOW_LINKS)) return;
        if (Files.exists(folder.resolve("build.gradle")) || Files.exists(folder.resolve("build.gradle.kts"))) {
            throw stop(where + " is a Gradle build; this builder runs Maven", "add a pom.xml");
        }
        List<String> others = poms(checkout);
        throw stop(
                "there is no pom.xml in " + where,
                others.isEmpty()
                        ? "this builder runs Maven: add a pom.xml"
                        : "name the folder with --dir; there is one in " + String.join(", ", others));
    }

    private static List<String> poms(Path checkout) throws IOException {
        try (var files = Files.walk(checkout, DEPTH)) {
            return files.filter(file -> file.endsWith("pom.xml"))
                    .map(file -> checkout.relativize(file.resolveSibling("")).toString())
                    .map(name -> name.isEmpty() ? "." : name)
                    .sorted()
                    .limit(5)
                    .toList();
        }
    }

    private static BuildStop stop(String why, String nextStep) {
        return new BuildStop("source", Refusal.of(Code.BuildFailed, "source: " + why, nextStep));
    }
}
