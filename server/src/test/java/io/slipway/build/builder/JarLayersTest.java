package io.slipway.build.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.artifact.FileAt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarLayersTest {
    private static final Map<String, String> BOOT = new TreeMap<>(Map.of(
            "BOOT-INF/classes/", "",
            "BOOT-INF/classes/com/example/A.class", "class",
            "BOOT-INF/classes/application.properties", "x=1",
            "BOOT-INF/lib/spring-webmvc-7.0.8.jar", "web",
            "BOOT-INF/lib/spring-boot-actuator-4.1.0.jar", "actuator",
            "BOOT-INF/lib/own-1.0.jar", "own",
            "BOOT-INF/lib/late-1.0-SNAPSHOT.jar", "late",
            "BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/spring-webmvc-7.0.8.jar\"\n- \"BOOT-INF/lib/own-1.0.jar\"\n",
            "BOOT-INF/layers.idx", """
            - "dependencies":
              - "BOOT-INF/lib/spring-webmvc-7.0.8.jar"
            - "application":
              - "BOOT-INF/classes/"
              - "BOOT-INF/lib/own-1.0.jar"
            """));

    @TempDir
    Path folder;

    @BeforeEach
    void checkout() throws IOException {
        Files.createDirectories(folder.resolve("source"));
    }

    private static Recipe recipe(@Nullable String module) {
        return new Recipe(".", module, false, Instant.EPOCH);
    }

    private void jar(String place, @Nullable String start, Map<String, String> entries) throws IOException {
        Path file = folder.resolve("source").resolve(place);
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (start != null) manifest.getMainAttributes().putValue("Start-Class", start);
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
    }

    private JarLayers.App lay(@Nullable String module) throws Exception {
        return new JarLayers(folder.resolve("depot"))
                .of(folder.resolve("source"), recipe(module), folder.resolve("classes"));
    }

    private static List<String> names(JarLayers.App app, int layer) {
        return app.layers().get(layer).files().stream().map(FileAt::inside).toList();
    }

    @Test
    void putsWhatChangesLeastAtTheBottom() throws Exception {
        jar("target/app.jar", "com.example.A", BOOT);

        JarLayers.App app = lay(null);

        assertThat(names(app, 0))
                .containsExactly(
                        "/app/lib/spring-boot-actuator-4.1.0.jar", "/app/lib/spring-webmvc-7.0.8.jar", "/app/jvm.args");
        assertThat(names(app, 1)).containsExactly("/app/lib/late-1.0-SNAPSHOT.jar", "/app/lib/own-1.0.jar");
        assertThat(names(app, 2)).containsExactly("/app/classes/application.properties");
        assertThat(names(app, 3)).containsExactly("/app/classes/com/example/A.class");
        assertThat(app.entrypoint()).containsExactly("java", "@/app/jvm.args", "com.example.A");
        assertThat(app.health()).isEqualTo("/actuator/health/readiness");
        Path arguments = app.layers().getFirst().files().getLast().source();
        assertThat(arguments)
                .hasContent("-cp\n\"/app/classes:/app/lib/spring-webmvc-7.0.8.jar:/app/lib/own-1.0.jar:"
                        + "/app/lib/late-1.0-SNAPSHOT.jar:/app/lib/spring-boot-actuator-4.1.0.jar\"");
    }

    @Test
    void keepsUnchangedFilesInOnePlace() throws Exception {
        jar("target/app.jar", "com.example.A", BOOT);
        List<FileAt> first = lay(null).layers().getFirst().files();
        Files.delete(folder.resolve("source/target/app.jar"));
        jar("target/app.jar", "com.example.A", BOOT);

        assertThat(lay(null).layers().getFirst().files()).isEqualTo(first);
    }

    @Test
    void readsTheHealthPathOfTheApp() throws Exception {
        Map<String, String> entries = new TreeMap<>(BOOT);
        entries.put(
                "BOOT-INF/classes/application.yml",
                "server:\n  servlet:\n    context-path: /shop\nmanagement.endpoints.web.base-path: /manage\n");
        jar("target/app.jar", "A", entries);
        assertThat(lay(null).health()).isEqualTo("/shop/manage/health/readiness");
    }

    @Test
    void isReadyByTcpWhereTheActuatorCannotBeAsked() throws Exception {
        for (String reason : List.of(
                "BOOT-INF/lib/spring-security-web-7.jar=x",
                "BOOT-INF/classes/application.properties=management.server.port=9000")) {
            Map<String, String> entries = new TreeMap<>(BOOT);
            entries.put(reason.substring(0, reason.indexOf('=')), reason.substring(reason.indexOf('=') + 1));
            jar("target/app.jar", "A", entries);
            JarLayers.App app = lay(null);
            assertThat(app.health()).isNull();
            assertThat(app.notes()).hasSize(1);
        }
    }

    @Test
    void refusesOtherShapesWithTheReason() throws Exception {
        assertThatThrownBy(() -> lay(null)).hasMessageContaining("made no jar");
        jar("target/app.war", null, Map.of("WEB-INF/x", ""));
        assertThatThrownBy(() -> lay(null)).hasMessageContaining("made a war").hasMessageContaining("target/app.war");
        jar("target/lib.jar", null, Map.of("x", ""));
        assertThatThrownBy(() -> lay(null)).hasMessageContaining("no executable Spring Boot jar");
        jar("a/target/a.jar", "A", BOOT);
        jar("b/target/b.jar", "B", BOOT);
        assertThatThrownBy(() -> lay(null)).hasMessageContaining("2 executable jars: a/target/a.jar, b/target/b.jar");
        assertThat(lay("b").entrypoint()).contains("B");
    }

    @Test
    void doesNotFollowALinkOutOfTheCheckout() throws Exception {
        jar("../secret.jar", "S", BOOT);
        Files.createDirectories(folder.resolve("source/target"));
        Files.createSymbolicLink(folder.resolve("source/target/app.jar"), folder.resolve("secret.jar"));

        assertThatThrownBy(() -> lay(null)).hasMessageContaining("made no jar");
    }

    @Test
    void doesNotUnpackOutOfItsFolder() throws Exception {
        Map<String, String> entries = new TreeMap<>(BOOT);
        entries.put("BOOT-INF/classes/../../../evil.class", "x");
        jar("target/app.jar", "A", entries);

        assertThatThrownBy(() -> lay(null)).hasMessageContaining("leads out of it");
    }

    @Test
    void refusesNamesThatCannotLieSideBySide() throws Exception {
        Map<String, String> refusals = Map.of(
                "x/y",
                "holds both a file x and a folder x/",
                "x/",
                "holds both a file x and a folder x/",
                "a//b",
                "holds a name that is no path: a//b",
                "./b",
                "holds a name that is no path",
                "c/".repeat(1500) + "d",
                "too long");
        for (var refusal : refusals.entrySet()) {
            Map<String, String> entries = new TreeMap<>(BOOT);
            entries.put("BOOT-INF/classes/x", "x");
            entries.put("BOOT-INF/classes/" + refusal.getKey(), "");
            jar("target/app.jar", "A", entries);
            assertThatThrownBy(() -> lay(null)).as(refusal.getKey()).hasMessageContaining(refusal.getValue());
        }
    }

    @Test
    void refusesAJarThatUnpacksToTooMuch() throws Exception {
        Map<String, String> entries = new TreeMap<>(BOOT);
        entries.put("BOOT-INF/classes/big.txt", "0".repeat(200_000));
        jar("target/app.jar", "A", entries);
        assertThatThrownBy(() -> layWithin(new JarBounds(1 << 20, 100, 100_000, 1 << 20, 1000, 0)))
                .hasMessageContaining("BOOT-INF/classes/big.txt is larger when unpacked")
                .hasMessageContaining("the limit is 100000 bytes");
        assertThatThrownBy(() -> layWithin(new JarBounds(1 << 20, 100, 1 << 20, 150_000, 1000, 0)))
                .hasMessageContaining("with BOOT-INF/classes/big.txt")
                .hasMessageContaining("150000 bytes");
        assertThatThrownBy(() -> layWithin(new JarBounds(1 << 20, 100, 1 << 20, 1 << 20, 20, 0)))
                .hasMessageContaining("more than 20 times its size");
        assertThatThrownBy(() -> layWithin(new JarBounds(1 << 20, 5, 1 << 20, 1 << 20, 1000, 0)))
                .hasMessageContaining("the limit is 5 files");
        assertThatThrownBy(() -> layWithin(new JarBounds(100, 100, 1 << 20, 1 << 20, 1000, 0)))
                .hasMessageContaining("app.jar has an index of");
        assertThat(layWithin(new JarBounds(1 << 20, 100, 1 << 20, 1 << 20, 1000, 0))
                        .health())
                .isNotNull();
    }

    @Test
    void readsTheIndexSizeBeforeAFalseEndInTheComment() throws Exception {
        jar("target/app.jar", "A", BOOT);
        Path jar = folder.resolve("source/target/app.jar");
        byte[] whole = Files.readAllBytes(jar);
        byte[] end = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        whole[whole.length - 2] = (byte) end.length;
        Files.write(jar, whole);
        Files.write(jar, end, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> layWithin(new JarBounds(100, 100, 1 << 20, 1 << 20, 1000, 0)))
                .hasMessageContaining("app.jar has an index of");
    }

    private JarLayers.App layWithin(JarBounds bounds) throws Exception {
        return new JarLayers(folder.resolve("depot"), bounds)
                .of(folder.resolve("source"), recipe(null), folder.resolve("classes"));
    }

    @Test
    void saysWhyACheckoutIsNoMavenBuild() throws Exception {
        Path source = Files.createDirectories(folder.resolve("source"));
        assertThatThrownBy(() -> MavenShape.check(source, ".")).hasMessageContaining("no pom.xml in the repository");
        Files.writeString(source.resolve("build.gradle"), "");
        assertThatThrownBy(() -> MavenShape.check(source, ".")).hasMessageContaining("Gradle");
        assertThatThrownBy(() -> MavenShape.check(source, "..")).hasMessageContaining("not in the repository");
        Files.createDirectories(source.resolve("backend"));
        Files.writeString(source.resolve("backend/pom.xml"), "");
        MavenShape.check(source, "backend");
    }

    @Test
    void namesFailedTests() throws Exception {
        Path reports = Files.createDirectories(folder.resolve("source/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-A.xml"), """
                <testsuite><testcase name="adds" classname="com.example.ATest">
                <failure message="expected: 1&#10; but was: 2" type="X">trace</failure></testcase>
                <testcase name="ok" classname="com.example.ATest"/></testsuite>""");
        Files.writeString(reports.resolve("TEST-B.xml"), "<testsuite><testcase name=");

        List<String> failed = new ArrayList<>(FailedTests.under(folder.resolve("source")));
        assertThat(failed).containsExactly("ATest.adds: expected: 1 but was: 2");
    }
}
