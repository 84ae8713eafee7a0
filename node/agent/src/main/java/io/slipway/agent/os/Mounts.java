package io.slipway.agent.os;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Mount points of this machine. */
public final class Mounts {
    private static final Path INFO = Path.of("/proc/self/mountinfo");

    private Mounts() {}

    /** Mount points at or below the folder, deepest and newest first. */
    static List<Path> below(Path folder, Stream<String> mountinfo) {
        List<Path> found = new ArrayList<>(mountinfo
                .map(line -> Path.of(unescape(line.split(" ", 6)[4])))
                .filter(point -> point.startsWith(folder))
                .toList());
        java.util.Collections.reverse(found);
        found.sort(Comparator.comparingInt(Path::getNameCount).reversed());
        return found;
    }

    public static List<Path> below(Path folder) {
        try (Stream<String> lines = Files.lines(INFO)) {
            return below(folder, lines);
        } catch (IOException e) {
            throw new Fault("cannot read " + INFO, e);
        }
    }

    /** Unmounts all at or below the folder, lazily where it is busy; returns what stays. */
    public static List<Path> unmountBelow(Path folder) {
        for (Path point : below(folder)) {
            if (!Tool.of("umount", point.toString()).quiet()) {
                Tool.of("umount", "--lazy", point.toString()).quiet();
            }
        }
        return below(folder);
    }

    /** Space, tab, newline and backslash are written as octal numbers. */
    private static String unescape(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
