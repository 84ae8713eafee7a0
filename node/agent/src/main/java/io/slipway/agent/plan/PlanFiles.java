package io.slipway.agent.plan;

import io.slipway.agent.core.AtomicFile;
import io.slipway.agent.core.Fault;
import io.slipway.agent.os.Tool;
import io.slipway.api.node.NodePlan.FileSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** Writes the files of a plan that are not as they shall be. */
final class PlanFiles {
    private PlanFiles() {}

    static void write(FileSpec file) {
        Path path = Path.of(file.path());
        try {
            String content = file.content();
            String link = file.link();
            if (link != null) link(path, Path.of(link));
            else if (content != null) content(path, content, mode(file.mode()));
            else folder(path, mode(file.mode()));
            String owner = file.owner();
            if (owner != null && link == null) own(path, owner);
        } catch (IOException e) {
            throw new Fault("cannot write " + path, e);
        }
    }

    private static void content(Path path, String base64, Set<PosixFilePermission> mode) throws IOException {
        byte[] content = Base64.getDecoder().decode(base64);
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Arrays.equals(content, Files.readAllBytes(path))) {
            Files.setPosixFilePermissions(path, mode);
        } else {
            AtomicFile.write(path, content, PosixFilePermissions.toString(mode));
        }
    }

    private static void folder(Path path, Set<PosixFilePermission> mode) throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, mode);
    }

    private static void link(Path path, Path target) throws IOException {
        if (Files.isSymbolicLink(path) && Files.readSymbolicLink(path).equals(target)) return;
        Files.createDirectories(path.resolveSibling(""));
        Path fresh = path.resolveSibling("." + path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, target);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void own(Path path, String owner) throws IOException {
        if (!Files.getOwner(path).getName().equals(owner)) {
            Tool.of("chown", owner + ":", path.toString()).run();
        }
    }

    /** Octal digits such as {@code 0640}. */
    static Set<PosixFilePermission> mode(String octal) {
        int bits = Integer.parseInt(octal, 8);
        StringBuilder letters = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            letters.append((bits >> bit & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
        }
        return PosixFilePermissions.fromString(letters.toString());
    }
}
