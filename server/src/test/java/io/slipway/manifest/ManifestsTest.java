package io.slipway.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ManifestsTest {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @Test
    void rendersAnAppWithActuatorAsReviewed() throws IOException {
        var app = app(2, "/actuator/health/readiness", Map.of("GREETING", "你好", "FLAG", "true", "N", "1"));
        assertThat(rendered(Manifests.of(app))).isEqualTo(golden("actuator.yml"));
    }

    @Test
    void rendersAnAppWithoutActuatorAsReviewed() throws IOException {
        assertThat(rendered(Manifests.of(app(1, null, Map.of())))).isEqualTo(golden("plain.yml"));
    }

    @Test
    void rendersANamespaceAsReviewed() throws IOException {
        var namespace = Manifests.namespace("demo", "dev", "dev", "demo-dev");
        assertThat(rendered(List.of(namespace))).isEqualTo(golden("namespace.yml"));
    }

    @Test
    void refusesAnImageThatIsNotNamedByDigest() {
        assertThatThrownBy(() -> new Deployable(
                        "demo",
                        "dev",
                        "demo-dev",
                        "hello",
                        "reg/hello:1",
                        "1",
                        1,
                        "m",
                        1,
                        8080,
                        null,
                        Map.of(),
                        Sizing.DEFAULT,
                        Pace.DEFAULT,
                        null))
                .hasMessageContaining("not named by digest");
    }

    @Test
    void theAppsOwnVariableReplacesADefault() {
        var yaml = rendered(Manifests.of(app(1, null, Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g"))));
        assertThat(yaml).contains("-Xmx1g").doesNotContain("MaxRAMPercentage");
    }

    @Property(tries = 50)
    void sameInputSameBytes(
            @ForAll @Size(max = 8) Map<@AlphaChars @StringLength(min = 1, max = 9) String, String> config) {
        var turned = new TreeMap<String, String>(java.util.Comparator.reverseOrder());
        turned.putAll(config);
        assertThat(rendered(Manifests.of(app(2, null, turned))))
                .isEqualTo(rendered(Manifests.of(app(2, null, config))));
    }

    @Property(tries = 50)
    void anotherConfigHasAnotherName(
            @ForAll @AlphaChars @StringLength(min = 1, max = 9) String key, @ForAll String one, @ForAll String two) {
        var same = one.equals(two);
        var first = app(1, null, Map.of(key, one)).configVersion();
        var second = app(1, null, Map.of(key, two)).configVersion();
        assertThat(first.equals(second)).isEqualTo(same);
    }

    @Property(tries = 30)
    void scalingTouchesNoPodTemplate(@ForAll @IntRange(min = 0, max = 50) int replicas) {
        assertThat(deployment(app(replicas, null, Map.of())).getSpec().getTemplate())
                .isEqualTo(deployment(app(1, null, Map.of())).getSpec().getTemplate());
    }

    private static Deployment deployment(Deployable app) {
        return Manifests.of(app).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whereAnAutoscalerIsTheNumberOfPodsIsItsOwn() {
        Deployable plain = app(3, null, Map.of());
        List<HasMetadata> scaled = Manifests.of(scaled(plain, 3));
        assertThat(scaled).extracting(HasMetadata::getKind).contains("HorizontalPodAutoscaler", "PodDisruptionBudget");
        assertThat(rendered(scaled)).contains("averageUtilization: 70").contains("stabilizationWindowSeconds: 300");
        assertThat(workload(scaled).getSpec().getReplicas()).isNull();
        assertThat(workload(Manifests.of(scaled(plain, 0))).getSpec().getReplicas())
                .isZero();
    }

    private static Deployment workload(List<HasMetadata> objects) {
        return objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Deployable scaled(Deployable of, int replicas) {
        return new Deployable(
                of.project(),
                of.env(),
                of.namespace(),
                of.app(),
                of.image(),
                of.version(),
                of.revision(),
                of.mark(),
                replicas,
                of.port(),
                of.health(),
                of.config(),
                of.sizing(),
                of.pace(),
                new io.slipway.api.Autoscale.Bounds(2, 5, 70, null, 0, 300));
    }

    private static Deployable app(
            int replicas, @org.jspecify.annotations.Nullable String health, Map<String, String> config) {
        return new Deployable(
                "demo",
                "dev",
                "demo-dev",
                "hello",
                "registry.local/demo/hello@" + DIGEST,
                "20260101000000-0123456789ab",
                7,
                "0190",
                replicas,
                8080,
                health,
                config,
                Sizing.DEFAULT,
                Pace.DEFAULT,
                null);
    }

    private static String rendered(List<? extends HasMetadata> objects) {
        return objects.stream().map(Yaml::of).collect(Collectors.joining("---\n"));
    }

    private static String golden(String name) throws IOException {
        try (var in = ManifestsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
