package io.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseImagesTest {
    private static final Path TRUST = Path.of("/etc/ssl/certs/ca-certificates.crt");

    @TempDir
    Path folder;

    private static String recipe() throws Exception {
        try (var in = BaseImagesTest.class.getResourceAsStream("/catalog/base-images/java25.yaml")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private BaseSettings settings() throws Exception {
        Path cache = Path.of(System.getProperty("user.home"), ".cache/slipway/base");
        return new BaseSettings(
                recipe(),
                Path.of(System.getProperty("java.home")),
                TRUST,
                cache,
                cache.resolve("layers"),
                Optional.empty());
    }

    @Test
    void readsTheRecipe() throws Exception {
        BaseRecipe recipe = BaseRecipe.parse(recipe());

        assertThat(recipe.name()).isEqualTo("java25");
        assertThat(recipe.image()).isNull();
        assertThat(recipe.uid()).isEqualTo(1000);
        assertThat(recipe.packages()).containsKey("busybox-static");
    }

    @Test
    void takesAReadyImageWhenOneIsNamed() throws Exception {
        String named = recipe() + "\nimage: registry.example/java@sha256:abc\n";
        BaseImages.Base base = new BaseImages(new BaseSettings(named, folder, TRUST, folder, folder, Optional.empty()))
                .get("x", s -> {});

        assertThat(base).isEqualTo(new BaseImages.Base("registry.example/java@sha256:abc", "sha256:abc"));
    }

    @Test
    void makesTheSameTrustStoreOfTheSameBundle() throws Exception {
        assumeTrue(Files.exists(TRUST));
        byte[] bytes = TrustStore.of(TRUST);
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(new ByteArrayInputStream(bytes), TrustStore.PASSWORD.toCharArray());

        assertThat(store.size()).isPositive();
        assertThat(TrustStore.of(TRUST)).isEqualTo(bytes);
    }

    @Test
    void composesOnceAndPushesOnce() throws Exception {
        TestRegistry registry = TestRegistry.start(folder.resolve("registry")).orElse(null);
        assumeTrue(
                registry != null && Files.exists(Path.of("/usr/bin/apt-get")), "needs the registry's binary and apt");
        try (registry) {
            List<String> said = new ArrayList<>();
            BaseImages.Base first = new BaseImages(settings()).get(registry.host(), said::add);
            List<String> again = new ArrayList<>();
            BaseImages.Base second = new BaseImages(settings()).get(registry.host(), again::add);

            assertThat(first).isEqualTo(second);
            assertThat(first.digest()).startsWith("sha256:");
            assertThat(said).isNotEmpty();
            assertThat(again).isEmpty();
        }
    }
}
