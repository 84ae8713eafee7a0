package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same source onto the same base into the same registry, by Jib's Maven plugin and by buildah. */
final class PeerImages implements AutoCloseable {
    private static final String JIB = "com.google.cloud.tools:jib-maven-plugin:3.5.2:build";
    private final Shell shell;
    private final Sample sample;
    private final Path store;
    private final String registry;
    private final String base;

    private PeerImages(Shell shell, Sample sample, Path store, String registry, String base) {
        this.shell = shell;
        this.sample = sample;
        this.store = store;
        this.registry = registry;
        this.base = base;
    }

    /** Fetches the plugin and both base images once: what is measured later is warm, as ours is. */
    static PeerImages prepare(Ground ground) throws IOException, InterruptedException {
        JsonNode artifact = ground.get("/api/v1/projects/bench/apps/hello/artifacts")
                .get("items")
                .get(0);
        String registry = artifact.get("image").asString().replaceFirst("/.*", "");
        String tags = ground.shell().must(10, "curl", "-sf", "http://" + registry + "/v2/base/java25/tags/list");
        String base = registry + "/base/java25:"
                + JsonMapper.shared().readTree(tags).get("tags").get(0).asString();
        Sample sample = new Sample(
                ground.shell(),
                Ground.HOME.resolve("samples/hello"),
                ground.scratch().resolve("peer"));
        PeerImages peers =
                new PeerImages(ground.shell(), sample, ground.scratch().resolve("containers"), registry, base);
        Files.writeString(
                sample.folder().resolve("Dockerfile"),
                "FROM " + base
                        + "\nCOPY target/hello-1.0.0.jar /app.jar\nENTRYPOINT [\"java\", \"-jar\", \"/app.jar\"]\n");
        peers.maven(true);
        peers.buildah();
        return peers;
    }

    double jibBeyondMaven() throws IOException, InterruptedException {
        sample.change();
        double with = Stopwatch.millis(() -> maven(true));
        sample.change();
        return with - Stopwatch.millis(() -> maven(false));
    }

    private void maven(boolean jib) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "mvn",
                "-q",
                "-B",
                "-DskipTests",
                "-f",
                sample.folder().resolve("pom.xml").toString()));
        command.add("package");
        if (jib) {
            command.addAll(List.of(
                    JIB,
                    "-Djib.from.image=" + base,
                    "-Djib.to.image=" + registry + "/peer/jib",
                    "-Djib.allowInsecureRegistries=true"));
        }
        shell.must(300, command.toArray(String[]::new));
    }

    /** Image and push of the jar that Maven made last. */
    double buildah() throws IOException, InterruptedException {
        String image = registry + "/peer/buildah";
        return Stopwatch.millis(() -> {
            buildah(
                    "bud",
                    "--isolation",
                    "chroot",
                    "--tls-verify=false",
                    "--layers",
                    "-t",
                    image,
                    sample.folder().toString());
            buildah("push", "--tls-verify=false", image);
        });
    }

    private void buildah(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "buildah",
                "--root",
                store.resolve("root").toString(),
                "--runroot",
                store.resolve("run").toString(),
                "--storage-driver",
                "overlay"));
        command.addAll(List.of(words));
        shell.must(300, command.toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        try {
            buildah("rmi", "--all", "--force");
            // Not mounted where the driver found another way: nothing to undo then.
            shell.run(10, "umount", store.resolve("root/overlay").toString());
        } catch (InterruptedException e) {
            throw new IOException("interrupted: buildah's store " + store + " is left", e);
        }
    }
}
