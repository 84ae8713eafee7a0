package io.slipway.agent.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Small key-value files of the kernel. */
public final class Lines {
    private Lines() {}

    /** What follows the key on its line; empty without such a line. */
    public static String first(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(key.length()).strip())
                    .orElse("");
        } catch (IOException e) {
            throw new Fault("cannot read " + file, e);
        }
    }
}
