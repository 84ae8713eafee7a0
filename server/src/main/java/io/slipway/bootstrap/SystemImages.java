package io.slipway.bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The images that the cluster's own pods run, composed from the binaries on this machine.
 *
 * @param busybox what volumes are made and cleared with, and the debug container
 */
record SystemImages(SystemImage pause, SystemImage coredns, SystemImage localPath, SystemImage busybox) {
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    /** What makes volumes; by the last one, all the others for who looks around in a debug container. */
    private static final List<String> APPLETS = List.of("sh", "mkdir", "rm", "chmod", "ls", "cat", "sleep", "busybox");

    static SystemImages of(LocalCluster cluster) throws IOException {
        return new SystemImages(
                part(cluster, "pause"),
                part(cluster, "coredns"),
                part(cluster, "local-path-provisioner"),
                busybox(cluster));
    }

    /** Pushes what the registry does not have. */
    void push(LocalRegistry registry) throws IOException, InterruptedException {
        // The pause image first: no pod starts without it.
        for (SystemImage image : List.of(pause, coredns, localPath, busybox)) registry.push(image);
    }

    private static SystemImage part(LocalCluster cluster, String name) throws IOException {
        Path binary = Path.of(cluster.binary(name)).toRealPath();
        return SystemImage.of(cluster.registry(), name, Map.of("/" + name, binary), List.of("/" + name));
    }

    private static SystemImage busybox(LocalCluster cluster) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (String applet : APPLETS) files.put("/bin/" + applet, BUSYBOX.toRealPath());
        return SystemImage.of(cluster.registry(), "busybox", files, List.of("/bin/sh"));
    }
}
