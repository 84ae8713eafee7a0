package io.slipway.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.verb.Progress;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {
    @TempDir
    Path folder;

    private FakePlatform platform;
    private Steps steps;

    @BeforeEach
    void start() throws IOException {
        Path properties = folder.resolve("hello/src/main/resources/application.properties");
        Files.createDirectories(properties.getParent());
        Files.writeString(properties, "hello.message=Hello\n");
        platform = new FakePlatform(folder.resolve("work"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void isToldTwiceOnOnePlatform() {
        for (int run = 0; run < 2; run++) {
            Story story = story();
            story.tell();

            assertThat(story.console()).isEqualTo("http://console/");
            assertThat(story.urls())
                    .containsExactly(
                            "http://hello.dev.demo.localhost:" + platform.port() + "/",
                            "http://hello.prod.demo.localhost:" + platform.port() + "/");
            assertThat(steps.table().lines()).hasSize(13);
            assertThat(steps.table())
                    .contains(run == 0 ? "4 created" : "all there already")
                    .contains("requests, 0 failed");
        }
    }

    @Test
    void failsWhenProdRunsAnotherDigest() {
        platform.promotesAnotherDigest = true;

        assertThatThrownBy(() -> story().tell())
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble -> assertThat(trouble.problem().title())
                                .isEqualTo("demo step 'promote the same digest to prod': prod runs another digest"));
        assertThat(steps.table()).contains("promote the same digest to prod").contains("FAILED");
    }

    @Test
    void failsWhenOneRequestIsLostUnderTraffic() {
        platform.drops = true;

        assertThatThrownBy(() -> story().tell()).isInstanceOfSatisfying(Trouble.class, trouble -> {
            assertThat(trouble.problem().code()).isEqualTo("RequestsLost");
            assertThat(trouble.problem().evidence().getFirst()).endsWith("x status 404");
        });
    }

    private Story story() {
        Progress progress =
                new Progress(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8), false);
        steps = new Steps(progress);
        Sample sample = new Sample(folder.resolve("hello"), folder.resolve("work"));
        Api api = new Api(new Server("http://127.0.0.1:" + platform.port(), null, null));
        Duration moment = Duration.ofMillis(300);
        return new Story(api, steps, progress, sample, new Front(platform.port()), new Story.Window(moment, moment));
    }
}
