package io.slipway.artifact;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The image under all apps. Composed once for the same recipe, packages, JDK and trusted certificates,
 * kept as a file in the cache, and brought to each registry that lacks it.
 */
public final class BaseImages {
    private static final int TAG = 16;
    private final BaseRecipe recipe;
    private final BaseSettings settings;
    private final DebianPackages packages;
    private final ReentrantLock composing = new ReentrantLock();
    private @Nullable String key;

    public BaseImages(BaseSettings settings) {
        this.settings = settings;
        this.recipe = BaseRecipe.parse(settings.recipe());
        this.packages = DebianPackages.in(settings.shipped());
    }

    /** A base image as builds name it; {@code digest} is empty where only its registry knows it. */
    public record Base(String reference, String digest) {}

    /** What builds stand on, made and pushed when missing; {@code say} hears what takes time. */
    public Base get(String registry, Consumer<String> say) throws IOException, InterruptedException {
        if (recipe.image() != null) return new Base(recipe.image(), digestIn(recipe.image()));
        composing.lockInterruptibly();
        try {
            String name = "base/" + recipe.name();
            String tag = key().substring(0, TAG);
            Registry store = Registry.at(registry);
            store.check();
            Optional<Registry.Manifest> there = store.manifest(name, tag);
            String digest = there.isPresent() ? there.get().digest() : push(registry + "/" + name, tag, say);
            return new Base(registry + "/" + name + "@" + digest, digest);
        } finally {
            composing.unlock();
        }
    }

    private static String digestIn(String image) {
        int at = image.indexOf('@');
        return at < 0 ? "" : image.substring(at + 1);
    }

    /** Looked up once in the life of the server, so that one build after the other stands on the same base. */
    private String key() throws IOException, InterruptedException {
        String known = key;
        if (known != null) return known;
        List<DebianPackages.Locked> files = packages.lock(recipe.packages().keySet());
        StringBuilder inputs = new StringBuilder("composition 2\n").append(recipe.text());
        files.forEach(
                p -> inputs.append(p.file()).append(' ').append(p.sha256()).append('\n'));
        inputs.append(Files.readString(settings.jdk().resolve("release")));
        inputs.append(Files.readString(packages.release())).append(Sha256.of(settings.trust()));
        String fresh = Sha256.of(inputs.toString());
        key = fresh;
        return fresh;
    }

    /** The one that came along serves where its inputs are this machine's: with own certificates it is composed anew. */
    private Path archive(Consumer<String> say) throws IOException, InterruptedException {
        String file = key() + ".tar";
        Optional<Path> shipped =
                settings.shipped().map(folder -> folder.resolve(file)).filter(Files::exists);
        if (shipped.isPresent()) return shipped.get();
        Path own = settings.cache().resolve(file);
        if (!Files.exists(own)) {
            say.accept("composing base image " + recipe.name() + " from the JDK and Debian packages");
            new BaseComposition(recipe, settings, packages).write(own);
        }
        return own;
    }

    private String push(String repository, String tag, Consumer<String> say) throws IOException, InterruptedException {
        Path archive = archive(say);
        say.accept("pushing base image " + repository + ":" + tag);
        try {
            Containerizer to = Containerizer.to(RegistryImage.named(repository + ":" + tag));
            return Jib.from(TarImage.at(archive))
                    .setFormat(ImageFormat.OCI)
                    .setCreationTime(Instant.EPOCH)
                    .containerize(JibImages.quiet(to, settings.cache().resolve("app"), settings.layers()))
                    .getDigest()
                    .toString();
        } catch (InvalidImageReferenceException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException e) {
            throw Refusal.of(
                    Code.RegistryRefused,
                    "base image " + repository + ":" + tag + ": " + e.getMessage(),
                    "check that the registry answers, then build again");
        }
    }
}
