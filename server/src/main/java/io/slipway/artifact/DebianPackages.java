package io.slipway.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Debian packages of one release: looked up, fetched, checked and unpacked, never installed. */
interface DebianPackages {

    /** One package file as the release names it. */
    record Locked(String name, String file, String sha256) {}

    /** The exact files, by name. */
    List<Locked> lock(Collection<String> names) throws IOException, InterruptedException;

    /** The package's file, which the caller checks; {@code folder} may be used to keep it. */
    Path fetch(Locked locked, Path folder) throws IOException, InterruptedException;

    /** What the release calls itself: its {@code os-release}. */
    Path release();

    /** Those in the folder, else those of the machine's release. */
    static DebianPackages in(java.util.Optional<Path> shipped) {
        return shipped.filter(ShippedPackages::present)
                .<DebianPackages>map(ShippedPackages::new)
                .orElseGet(AptPackages::new);
    }

    /** The package's tree below the folder, which is new, and its control fields beside it. */
    default Path unpack(Locked locked, Path folder) throws IOException, InterruptedException {
        Path file = fetch(locked, Files.createDirectories(folder.resolve("deb")));
        if (!Files.exists(file) || !Sha256.of(file).equals(locked.sha256())) {
            throw new IOException("package " + locked.file() + " is not what the package list says; try again");
        }
        Path tree = Files.createDirectories(folder.resolve("tree").resolve(locked.name()));
        HostCommand.run(folder, "dpkg-deb", "-x", file.toString(), tree.toString());
        Files.writeString(
                folder.resolve(locked.name() + ".control"), HostCommand.run(folder, "dpkg-deb", "-f", file.toString()));
        return tree;
    }
}
