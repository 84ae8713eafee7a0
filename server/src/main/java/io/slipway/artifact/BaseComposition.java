package io.slipway.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Composes one base image: a layer of the system, one of the Java runtime, one of what this machine trusts. */
final class BaseComposition {
    private static final String BUNDLE = "/etc/ssl/certs/ca-certificates.crt";
    private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib64");

    private final BaseRecipe recipe;
    private final BaseSettings settings;
    private final DebianPackages packages;

    BaseComposition(BaseRecipe recipe, BaseSettings settings, DebianPackages packages) {
        this.recipe = recipe;
        this.settings = settings;
        this.packages = packages;
    }

    void write(Path archive) throws IOException, InterruptedException {
        Files.createDirectories(settings.cache());
        Path work = Files.createTempDirectory(settings.cache(), "compose");
        try {
            Map<String, ImageTree> layers = new LinkedHashMap<>();
            layers.put("system", system(work));
            layers.put("java", java(work));
            layers.put("trust", trust(work));
            BaseArchive.write(recipe, layers, work, archive);
        } finally {
            remove(work);
        }
    }

    private ImageTree system(Path work) throws IOException, InterruptedException {
        ImageTree tree = new ImageTree();
        for (String name : MERGED)
            tree.folder("/usr/" + name, ImageTree.FOLDER, 0).link("/" + name, "usr/" + name);
        for (DebianPackages.Locked locked : packages.lock(recipe.packages().keySet())) {
            Path files = packages.unpack(locked, work);
            for (String part : recipe.packages().getOrDefault(locked.name(), List.of())) take(tree, files, part);
            // Scanners of images look here for what there is.
            tree.copy(work.resolve(locked.name() + ".control"), "/var/lib/dpkg/status.d/" + locked.name());
        }
        commands(tree, work);
        people(tree);
        return tree;
    }

    /** Debian has merged /bin, /lib and the like into /usr; its packages of this release not yet. */
    private static void take(ImageTree tree, Path files, String part) throws IOException {
        Path source = files.resolve(part);
        if (!Files.exists(source)) return;
        String first = part.contains("/") ? part.substring(0, part.indexOf('/')) : part;
        tree.copy(source, (MERGED.contains(first) ? "/usr/" : "/") + part);
        for (String path : List.copyOf(tree.nodes().keySet())) {
            if (path.contains("/gconv/") || path.endsWith("/gconv"))
                tree.nodes().remove(path);
        }
    }

    private static void commands(ImageTree tree, Path work) throws IOException, InterruptedException {
        if (!(tree.nodes().get("/usr/bin/busybox") instanceof ImageTree.Node.Copy busybox)) return;
        HostCommand.run(work, busybox.source().toString(), "--list")
                .lines()
                .filter(name -> !name.equals("busybox"))
                .forEach(name -> tree.link("/usr/bin/" + name, "busybox"));
    }

    private void people(ImageTree tree) throws IOException {
        String user = recipe.user();
        int uid = recipe.uid();
        tree.text(
                "/etc/passwd",
                "root:x:0:0:root:/root:/usr/bin/sh\n%s:x:%d:%d::/home/%s:/usr/bin/sh\n"
                        .formatted(user, uid, uid, user));
        tree.text("/etc/group", "root:x:0:\n%s:x:%d:\n".formatted(user, uid));
        tree.text("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
        // The packages are of that release, so the image says so.
        tree.copy(packages.release().toRealPath(), "/etc/os-release");
        tree.folder("/root", 0700, 0);
        tree.folder("/tmp", 01777, 0);
        tree.folder("/var/tmp", 01777, 0);
        tree.folder("/run", ImageTree.FOLDER, 0);
        tree.folder("/home/" + user, ImageTree.FOLDER, uid);
        tree.folder("/home/" + user + "/logs", ImageTree.FOLDER, uid);
        tree.folder("/app", ImageTree.FOLDER, 0);
    }

    private ImageTree java(Path work) throws IOException, InterruptedException {
        Path runtime = work.resolve("java");
        HostCommand.run(
                work,
                settings.jdk().resolve("bin/jlink").toString(),
                "--output",
                runtime.toString(),
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive",
                "--add-modules",
                String.join(",", recipe.modules()));
        // The JDK's own trust store may be the machine's; the image gets one that we made.
        Files.deleteIfExists(runtime.resolve("lib/security/cacerts"));
        return new ImageTree().copy(runtime, "/opt/java");
    }

    private ImageTree trust(Path work) throws IOException {
        Path store = Files.write(work.resolve("cacerts"), TrustStore.of(settings.trust()));
        return new ImageTree()
                .copy(settings.trust().toRealPath(), BUNDLE)
                .copy(store, "/opt/java/lib/security/cacerts");
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
