package io.slipway.source;

import java.nio.file.Path;
import java.util.List;

/**
 * Which folders of the server's machine may be named as repositories.
 *
 * @param open folders under which repositories may lie
 * @param closed folders under which they may not, whatever is open
 */
public record LocalPaths(List<Path> open, List<Path> closed) {
    public LocalPaths {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }

    boolean allow(Path real) {
        // A folder above a closed one holds it, too; else the rule that is nearest decides.
        if (closed.stream().anyMatch(shut -> shut.startsWith(real))) return false;
        return nearest(open, real) > nearest(closed, real);
    }

    private static int nearest(List<Path> folders, Path real) {
        return folders.stream()
                .filter(real::startsWith)
                .mapToInt(Path::getNameCount)
                .max()
                .orElse(-1);
    }
}
