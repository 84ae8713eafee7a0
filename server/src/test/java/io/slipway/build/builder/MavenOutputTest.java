package io.slipway.build.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MavenOutputTest {
    private final List<String> stages = new ArrayList<>();
    private final MavenOutput output = new MavenOutput(stages::add);

    private void read(String text) {
        text.lines().forEach(output);
    }

    @Test
    void namesTheFirstCompileErrorByItsPlaceInTheRepository() {
        read("""
                [INFO] Scanning for projects...
                [INFO] --- maven-resources-plugin:3.3.1:resources (default-resources) @ hello ---
                [INFO] --- maven-compiler-plugin:3.14.1:compile (default-compile) @ hello ---
                [INFO] -------------------------------------------------------------
                [ERROR] COMPILATION ERROR :\s
                [INFO] -------------------------------------------------------------
                [ERROR] /workspace/source/src/main/java/A.java:[12,5] ';' expected
                [ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.14.1:compile -> [Help 1]
                """);

        assertThat(output.stage()).isEqualTo("compile");
        assertThat(output.first()).isEqualTo("src/main/java/A.java:[12,5] ';' expected");
        assertThat(output.errors()).hasSize(2).noneMatch(line -> line.contains("[Help"));
        assertThat(stages).containsExactly("compile");
    }

    @Test
    void tellsTestsFromCompiling() {
        read("""
                [INFO] --- compiler:3.14.1:compile (default-compile) @ hello ---
                [INFO] --- compiler:3.14.1:testCompile (default-testCompile) @ hello ---
                [INFO] --- surefire:3.5.4:test (default-test) @ hello ---
                [INFO] --- jacoco-maven-plugin:0.8.14:report (report) @ hello ---
                """);
        assertThat(output.stage()).isEqualTo("test");
        read("[INFO] --- spring-boot:4.1.0:repackage (repackage) @ hello ---");
        assertThat(output.stage()).isEqualTo("package");
        assertThat(stages).containsExactly("compile", "test", "package");
    }

    @Test
    void namesWhatCannotBeResolved() {
        read("""
                [ERROR] Some problems were encountered while processing the POMs:
                [FATAL] Non-resolvable parent POM for a:b:1: Could not find artifact x:y:pom:9 in central
                """);
        assertThat(output.stage()).isEqualTo("dependencies");
    }

    @Test
    void skipsWhatSaysNothing() {
        read("""
                [ERROR] [ERROR] Some problems were encountered while processing the POMs:
                [ERROR] 'dependencies.dependency.version' for a:b:jar is missing. @ line 24, column 17
                [ERROR] The build could not read 1 project -> [Help 1]
                """);
        assertThat(output.first()).startsWith("'dependencies.dependency.version' for a:b:jar is missing");
    }

    @Test
    void noticesWantOfMemory() {
        read("java.lang.OutOfMemoryError: Java heap space");
        assertThat(output.ranOutOfMemory()).isTrue();
        assertThat(output.first()).isEqualTo("Maven ended without naming an error");
    }
}
