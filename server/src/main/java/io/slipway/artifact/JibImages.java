package io.slipway.artifact;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import io.slipway.api.Artifact;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Images by jib-core. Layers are kept by the names and times of their files, so files should come
 * from a place where the name says the content: then an unchanged layer is not compressed again.
 */
public final class JibImages implements ImageBuilder {
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private final Path cache;
    private final Path baseCache;

    public JibImages(Path cache, Path baseCache) {
        this.cache = cache;
        this.baseCache = baseCache;
        System.setProperty("jib.disableUpdateCheck", "true");
    }

    @Override
    public BuiltImage push(ImagePlan plan) throws InterruptedException {
        String host = plan.repository().substring(0, plan.repository().indexOf('/'));
        String name = plan.repository().substring(host.length() + 1);
        Registry registry = Registry.at(host);
        registry.check();
        String digest = tryPush(plan);
        Registry.Manifest manifest = registry.manifest(name, digest)
                .orElseThrow(() -> Refusal.of(
                        Code.RegistryRefused,
                        "registry " + host + " does not know " + digest + " right after its push"));
        List<Artifact.Layer> layers = named(manifest.layers(), plan);
        return new BuiltImage(
                digest, layers, layers.stream().mapToLong(Artifact.Layer::bytes).sum());
    }

    private String tryPush(ImagePlan plan) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return container(plan)
                        .containerize(containerizer(plan.repository() + ":" + plan.tag()))
                        .getDigest()
                        .toString();
            } catch (RegistryException | IOException e) {
                if (attempt == TRIES) throw refused(plan, e);
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis() * attempt);
            } catch (ExecutionException e) {
                if (attempt == TRIES) throw refused(plan, e.getCause() == null ? e : e.getCause());
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis() * attempt);
            } catch (InvalidImageReferenceException | CacheDirectoryCreationException e) {
                throw refused(plan, e);
            }
        }
    }

    private static JibContainerBuilder container(ImagePlan plan) throws InvalidImageReferenceException {
        return Jib.from(RegistryImage.named(plan.base()))
                .setFormat(ImageFormat.OCI)
                .setFileEntriesLayers(plan.layers().stream()
                        .filter(layer -> !layer.files().isEmpty())
                        .map(JibImages::entries)
                        .toList())
                .setEntrypoint(plan.entrypoint())
                .setEnvironment(plan.environment())
                .setLabels(plan.labels())
                .setExposedPorts(Port.tcp(plan.port()))
                .setCreationTime(plan.created());
    }

    private static FileEntriesLayer entries(ImagePlan.Layer layer) {
        FileEntriesLayer.Builder files = FileEntriesLayer.builder().setName(layer.name());
        layer.files().forEach(file -> files.addEntry(file.source(), AbsoluteUnixPath.get(file.inside())));
        return files.build();
    }

    private Containerizer containerizer(String reference) throws InvalidImageReferenceException {
        return quiet(Containerizer.to(RegistryImage.named(reference)), cache, baseCache);
    }

    /** Plain HTTP is for registries on loopback; jib tries TLS first everywhere. */
    static Containerizer quiet(Containerizer containerizer, Path cache, Path baseCache) {
        return containerizer
                .setAllowInsecureRegistries(true)
                .setApplicationLayersCache(cache)
                .setBaseImageLayersCache(baseCache)
                .setToolName("slipway");
    }

    static String digest(JibContainer container) {
        return container.getDigest().toString();
    }

    /** Our layers lie above those of the base, in the plan's order. */
    private static List<Artifact.Layer> named(List<Artifact.Layer> all, ImagePlan plan) {
        List<String> names = plan.layers().stream()
                .filter(layer -> !layer.files().isEmpty())
                .map(ImagePlan.Layer::name)
                .toList();
        int base = all.size() - names.size();
        List<Artifact.Layer> layers = new ArrayList<>();
        for (int n = 0; n < all.size(); n++) {
            Artifact.Layer layer = all.get(n);
            layers.add(new Artifact.Layer(n < base ? "base" : names.get(n - base), layer.digest(), layer.bytes()));
        }
        return List.copyOf(layers);
    }

    static Refusal refused(ImagePlan plan, Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) root = root.getCause();
        String cause = String.valueOf(root.getMessage());
        String first = cause.lines().findFirst().orElse("no further cause");
        if (cause.contains("No space left"))
            return Refusal.of(Code.DiskFull, "image " + plan.repository() + ": " + first);
        String base = plan.base();
        boolean baseless =
                cause.contains("/" + base.replaceFirst("^[^/]*/", "").replaceFirst("[:@][^/]*$", "") + "/manifests/");
        String what = baseless
                ? "base image " + base + " cannot be had: "
                : "image " + plan.repository() + ":" + plan.tag() + ": ";
        return Refusal.of(
                Code.RegistryRefused,
                what + first,
                cause.lines().limit(5).toList(),
                baseless
                        ? "name another base image in the recipe, or push this one"
                        : "check that the registry answers and takes images, then build again");
    }
}
