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
        // A folder above a closed one holds it, too.
        return open.stream().anyMatch(real::startsWith)
                && closed.stream().noneMatch(shut -> real.startsWith(shut) || shut.startsWith(real));
    }
}
