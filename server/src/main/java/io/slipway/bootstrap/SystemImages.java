package io.slipway.bootstrap;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * The images that the cluster's own pods run, composed from the binaries on this machine and pushed
 * to its registry under the hash of their content: what is there is not pushed again.
 */
final class SystemImages {
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final List<String> APPLETS = List.of("sh", "mkdir", "rm", "chmod", "ls", "cat", "sleep");

    private final LocalCluster cluster;

    SystemImages(LocalCluster cluster) {
        this.cluster = cluster;
    }

    String pause() {
        return name("pause", Path.of(cluster.binary("pause")));
    }

    String coredns() {
        return name("coredns", Path.of(cluster.binary("coredns")));
    }

    String localPath() {
        return name("local-path-provisioner", Path.of(cluster.binary("local-path-provisioner")));
    }

    String busybox() {
        return name("busybox", BUSYBOX);
    }

    void push() throws IOException, InterruptedException {
        for (String part : List.of("pause", "coredns", "local-path-provisioner")) {
            Path binary = Path.of(cluster.binary(part));
            push(name(part, binary), Map.of("/" + part, binary), List.of("/" + part));
        }
        Map<String, Path> files = new TreeMap<>();
        for (String applet : APPLETS) files.put("/bin/" + applet, BUSYBOX);
        push(busybox(), files, List.of("/bin/sh"));
    }

    private void push(String image, Map<String, Path> files, List<String> entrypoint)
            throws IOException, InterruptedException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("files");
        new TreeMap<>(files)
                .forEach((to, from) -> layer.addEntry(
                        real(from),
                        AbsoluteUnixPath.get(to),
                        FilePermissions.fromOctalString("755"),
                        FileEntriesLayer.DEFAULT_MODIFICATION_TIME));
        try {
            Jib.fromScratch()
                    .setCreationTime(Instant.EPOCH)
                    .addFileEntriesLayer(layer.build())
                    .setEntrypoint(entrypoint)
                    .addEnvironmentVariable("PATH", "/bin:/")
                    .containerize(Containerizer.to(RegistryImage.named(image))
                            .setAllowInsecureRegistries(true)
                            .setToolName("slipway")
                            .setApplicationLayersCache(cluster.data().resolve("cache/jib"))
                            .setBaseImageLayersCache(cluster.data().resolve("cache/jib-base")));
        } catch (InvalidImageReferenceException
                | CacheDirectoryCreationException
                | RegistryException
                | ExecutionException e) {
            throw new IOException("image " + image + " was not pushed: " + e.getMessage(), e);
        }
    }

    private String name(String part, Path binary) {
        return cluster.registry() + "/slipway/" + part + ":" + hash(binary);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("binary " + path, e);
        }
    }

    private static String hash(Path file) {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException("binary " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
