package io.slipway.agent.life;

import io.slipway.agent.os.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that comes with a Debian package.
 *
 * @param tool its name, or an absolute path that the package brings
 */
record Requirement(String tool, String debianPackage) {
    private static final List<Requirement> ALWAYS = List.of(
            new Requirement("haproxy", "haproxy"),
            new Requirement("git", "git"),
            new Requirement("setsid", "util-linux"),
            new Requirement("tar", "tar"),
            new Requirement("xz", "xz-utils"));
    private static final List<Requirement> LOCAL_CLUSTER = List.of(
            new Requirement("ip", "iproute2"),
            new Requirement("nft", "nftables"),
            new Requirement("nsenter", "util-linux"),
            new Requirement("setpriv", "util-linux"),
            new Requirement("sysctl", "procps"),
            new Requirement("mount", "mount"),
            new Requirement("useradd", "passwd"),
            new Requirement("bwrap", "bubblewrap"),
            // The static one: it goes into images that have no libraries.
            new Requirement("/usr/share/doc/busybox-static/copyright", "busybox-static"));

    static List<Requirement> of(boolean localCluster) {
        return localCluster
                ? Stream.concat(ALWAYS.stream(), LOCAL_CLUSTER.stream()).toList()
                : ALWAYS;
    }

    boolean met() {
        return tool.startsWith("/")
                ? Files.exists(Path.of(tool))
                : Tool.find(tool).isPresent();
    }
}
