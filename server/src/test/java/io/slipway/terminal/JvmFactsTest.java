package io.slipway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Jvm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JvmFactsTest {
    private static final String TOLD = """

            ==slipway pid
            1
            ==slipway exe
            /opt/java/bin/java
            ==slipway cmdline
            java\0-XX:MaxRAMPercentage=60\0-cp\0/app/a:/app/b\0-Ddb.password=hunter2\0org.shop.Main\0\
            --api-key=k3y\0--db-password\0p4ss\0--port=80\0
            ==slipway environ
            PATH=/bin\0JAVA_TOOL_OPTIONS=-Xmx1g -Dmy.token=t0ken\0DB_PASSWORD=never\0
            ==slipway release
            IMPLEMENTOR="Eclipse Adoptium"
            JAVA_RUNTIME_VERSION="25.0.3+9-LTS"
            JAVA_VERSION="25.0.3"

            ==slipway flags
            1:
            -XX:+UseSerialGC -XX:MaxHeapSize=1073741824

            ==slipway pid
            77
            ==slipway exe
            /usr/bin/java
            ==slipway cmdline
            java\0-jar\0/x.jar\0
            """;

    @Test
    void readsCommandLineRuntimeAndFlagsOfEachJvm() {
        List<Jvm> jvms = JvmFacts.read("web-1", "web", TOLD.getBytes(StandardCharsets.UTF_8));
        assertThat(jvms).hasSize(2);
        Jvm first = jvms.getFirst();
        assertThat(first.pid()).isEqualTo(1);
        assertThat(first.what()).isEqualTo("org.shop.Main");
        assertThat(first.version()).isEqualTo("25.0.3+9-LTS");
        assertThat(first.vendor()).isEqualTo("Eclipse Adoptium");
        assertThat(first.options())
                .containsExactly(
                        "-XX:MaxRAMPercentage=60",
                        "-cp /app/a:/app/b",
                        "-Ddb.password=***",
                        "JAVA_TOOL_OPTIONS=-Xmx1g -Dmy.token=***");
        assertThat(first.arguments()).containsExactly("--api-key=***", "--db-password", "***", "--port=80");
        assertThat(first.flags()).containsExactly("-XX:+UseSerialGC", "-XX:MaxHeapSize=1073741824");
        assertThat(jvms.get(1).what()).isEqualTo("-jar /x.jar");
        assertThat(jvms.get(1).version()).isNull();
        assertThat(jvms.toString()).doesNotContain("hunter2", "k3y", "p4ss", "t0ken", "never");
    }

    @Test
    void aContainerWithoutAJvmHasNone() {
        assertThat(JvmFacts.read("web-1", "web", new byte[0])).isEmpty();
    }
}
