package io.slipway.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Files, folders and links of one layer, sorted by path; what is added first stays. */
final class ImageTree {
    static final int FOLDER = 0755;

    /** What lies at a path. */
    sealed interface Node {
        record Folder(int mode, int owner) implements Node {}

        record Link(String target) implements Node {}

        record Text(String content) implements Node {}

        record Copy(Path source, int mode) implements Node {}
    }

    private final TreeMap<String, Node> nodes = new TreeMap<>();

    Map<String, Node> nodes() {
        return nodes;
    }

    ImageTree folder(String path, int mode, int owner) {
        parents(path);
        nodes.put(path, new Node.Folder(mode, owner));
        return this;
    }

    ImageTree link(String path, String target) {
        parents(path);
        nodes.putIfAbsent(path, new Node.Link(target));
        return this;
    }

    ImageTree text(String path, String content) {
        parents(path);
        nodes.put(path, new Node.Text(content));
        return this;
    }

    /** Adds a file or everything under a folder; links stay links. */
    ImageTree copy(Path source, String path) throws IOException {
        if (Files.isSymbolicLink(source))
            return link(path, Files.readSymbolicLink(source).toString());
        if (!Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
            parents(path);
            nodes.putIfAbsent(
                    path, new Node.Copy(source, Files.isExecutable(source) && executable(source) ? 0755 : 0644));
            return this;
        }
        try (var entries = Files.list(source)) {
            for (Path entry : entries.sorted().toList()) copy(entry, path + "/" + entry.getFileName());
        }
        return this;
    }

    private static boolean executable(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE);
    }

    private void parents(String path) {
        Deque<String> missing = new ArrayDeque<>();
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            missing.push(path.substring(0, end));
        }
        missing.forEach(parent -> nodes.putIfAbsent(parent, new Node.Folder(FOLDER, 0)));
    }
}
