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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

/** The registry on this machine's loopback, which speaks plain HTTP. */
final class LocalRegistry {
    private static final String MANIFESTS =
            "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json";
    private final Path cache;

    /** @param cache folder for layers on their way */
    LocalRegistry(Path cache) {
        this.cache = cache;
    }

    void push(SystemImage image) throws IOException, InterruptedException {
        if (has(image)) return;
        try {
            Jib.fromScratch()
                    .setCreationTime(Instant.EPOCH)
                    .addFileEntriesLayer(layer(image))
                    .setEntrypoint(image.entrypoint())
                    .addEnvironmentVariable("PATH", "/bin:/")
                    .containerize(Containerizer.to(RegistryImage.named(image.name()))
                            .setAllowInsecureRegistries(true)
                            .setToolName("slipway")
                            .setApplicationLayersCache(cache.resolve("jib"))
                            .setBaseImageLayersCache(cache.resolve("jib-base")));
        } catch (InvalidImageReferenceException
                | CacheDirectoryCreationException
                | RegistryException
                | ExecutionException e) {
            throw new IOException("image " + image.name() + " was not pushed: " + e.getMessage(), e);
        }
    }

    boolean has(SystemImage image) throws IOException, InterruptedException {
        String manifest = image.repository().replaceFirst("/", "/v2/") + "/manifests/" + image.tag();
        HttpRequest look = HttpRequest.newBuilder(URI.create("http://" + manifest))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .header("Accept", MANIFESTS)
                .timeout(Duration.ofSeconds(10))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
            return http.send(look, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (java.net.ConnectException e) {
            throw new IOException(
                    "the local registry does not answer at " + look.uri().getAuthority()
                            + "; see './slipway logs --platform registry'",
                    e);
        }
    }

    private static FileEntriesLayer layer(SystemImage image) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("files");
        image.files()
                .forEach((to, from) -> layer.addEntry(
                        from,
                        AbsoluteUnixPath.get(to),
                        FilePermissions.fromOctalString("755"),
                        FileEntriesLayer.DEFAULT_MODIFICATION_TIME));
        return layer.build();
    }
}
