package io.slipway.agent.platform;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All jars of a folder in a fixed order: an AOT cache holds only for the class path it was made with. */
public final class ClassPath {
    private ClassPath() {}

    public static String of(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new Fault("the distribution lacks " + folder + "; build it with ./slipway package", e);
        }
    }
}
