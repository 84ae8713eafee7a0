package io.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.api.Artifact;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every builder of images promises, against a real registry. */
abstract class ImageBuilderContract {
    @TempDir
    static Path shared;

    private static @Nullable TestRegistry registry;

    @TempDir
    Path folder;

    /** @param cache a folder of its own */
    abstract ImageBuilder builder(Path cache);

    @BeforeAll
    static void start() throws Exception {
        registry = TestRegistry.start(shared).orElse(null);
        assumeTrue(registry != null, "the registry's binary is not built");
    }

    @AfterAll
    static void stop() {
        if (registry != null) registry.close();
    }

    private static String host() {
        assertThat(registry).isNotNull();
        return java.util.Objects.requireNonNull(registry).host();
    }

    private ImagePlan plan(String tag, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("A" + content.hashCode()), content);
        return new ImagePlan(
                "scratch",
                host() + "/demo/hello",
                tag,
                List.of(
                        new ImagePlan.Layer("dependencies", List.of()),
                        new ImagePlan.Layer("classes", List.of(new FileAt(file, "/app/classes/A.class")))),
                List.of("java", "A"),
                Map.of("APP_COMMIT", "abc"),
                Map.of("io.slipway.app", "hello"),
                8080,
                Instant.EPOCH);
    }

    @Test
    void makesOneDigestOfOnePlan() throws Exception {
        BuiltImage first = builder(folder.resolve("one")).push(plan("1", "same"));
        Files.setLastModifiedTime(
                plan("1", "same").layers().getLast().files().getFirst().source(), FileTime.from(Instant.now()));
        BuiltImage second = builder(folder.resolve("two")).push(plan("2", "same"));

        assertThat(second).isEqualTo(first);
        assertThat(first.digest()).startsWith("sha256:");
        assertThat(first.layers()).extracting(Artifact.Layer::name).containsExactly("classes");
        assertThat(first.bytes()).isPositive();
    }

    @Test
    void makesAnotherDigestOfAnotherPlan() throws Exception {
        ImageBuilder builder = builder(folder.resolve("one"));

        assertThat(builder.push(plan("3", "a")).digest())
                .isNotEqualTo(builder.push(plan("4", "b")).digest());
    }

    @Test
    void isFoundByTagAndDigest() throws Exception {
        BuiltImage made = builder(folder.resolve("one")).push(plan("5", "found"));
        Registry at = Registry.at(host());

        assertThat(at.manifest("demo/hello", "5"))
                .hasValueSatisfying(m -> assertThat(m.digest()).isEqualTo(made.digest()));
        assertThat(at.manifest("demo/hello", made.digest())).isPresent();
        assertThat(at.manifest("demo/hello", "6")).isEmpty();
    }

    @Test
    void namesARegistryThatDoesNotAnswer() throws Exception {
        ImagePlan there = plan("7", "x");
        ImagePlan gone = new ImagePlan(
                there.base(),
                "127.0.0.1:9/demo/hello",
                "7",
                there.layers(),
                there.entrypoint(),
                there.environment(),
                there.labels(),
                there.port(),
                there.created());

        assertThatThrownBy(() -> builder(folder.resolve("one")).push(gone))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(Code.RegistryRefused))
                .hasMessageContaining("127.0.0.1:9");
    }

    @Test
    void namesABaseThatIsNotThere() throws Exception {
        ImagePlan there = plan("8", "x");
        ImagePlan baseless = new ImagePlan(
                host() + "/base/none:1",
                there.repository(),
                "8",
                there.layers(),
                there.entrypoint(),
                there.environment(),
                there.labels(),
                there.port(),
                there.created());

        assertThatThrownBy(() -> builder(folder.resolve("one")).push(baseless))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(Code.RegistryRefused))
                .hasMessageMatching("base image \\S+/base/none:1 cannot be had: .*404.*");
        assertThat(Registry.at(host()).manifest("demo/hello", "8")).isEmpty();
    }
}
