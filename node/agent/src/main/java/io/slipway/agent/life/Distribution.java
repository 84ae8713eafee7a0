package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.part.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder with the built programs.
 *
 * @param stamp changes with the folder's place and with its jars
 */
record Distribution(Path folder, String stamp) {

    static Distribution of(Options options) {
        Path folder = options.find("dist").map(Path::of).orElseGet(Distribution::ofThisProgram);
        try {
            Path real = folder.toRealPath();
            return new Distribution(real, stamp(real));
        } catch (IOException e) {
            throw new Fault("the distribution folder " + folder + " cannot be read; build it with ./slipway up", e);
        }
    }

    /** True while the launcher makes the caches: this start is there to train them. */
    boolean training() {
        return Files.exists(folder.resolve("server/training"));
    }

    /** Our own jar lies in {@code agent/lib}. */
    private static Path ofThisProgram() {
        Path first = Path.of(System.getProperty("java.class.path").split(":", 2)[0]);
        Path dist = first.toAbsolutePath().resolve("../../..").normalize();
        if (!Files.isDirectory(dist.resolve("server/lib"))) {
            throw new Fault("no distribution given: set --dist to the folder that holds server/lib and agent/lib");
        }
        return dist;
    }

    private static String stamp(Path folder) throws IOException {
        List<String> inputs = new ArrayList<>(List.of(folder.toString()));
        for (String lib : List.of("server/lib", "agent/lib")) {
            if (!Files.isDirectory(folder.resolve(lib))) continue;
            try (Stream<Path> jars = Files.list(folder.resolve(lib))) {
                for (Path jar : jars.sorted().toList()) {
                    inputs.add(jar.getFileName() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
                }
            }
        }
        return Fingerprint.of(inputs.toArray(String[]::new));
    }
}
