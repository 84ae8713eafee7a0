package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A platform is saved while people work on it, and comes back elsewhere as it was at that moment. */
class SaveE2e {
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void comesBackOnAnotherFolderAndPort() throws IOException, InterruptedException {
        Path file = folder.resolve("backup");
        try (Platform old = new Platform("save", 18720, "none")) {
            old.down("--purge");
            assertThat(old.up().exit()).isZero();
            JsonNode saved = saveUnderWrites(old, file);
            assertThat(saved.get("audit").get("broken").isNull()).isTrue();

            Run refused = restore(old.data, file);
            assertThat(refused.exit()).as("%s", refused).isEqualTo(1);
            assertThat(refused.err()).contains("is not empty").contains("--data DIR");
            assertThat(old.down().exit()).isZero();
            // A platform that stands still is saved too.
            Run still = old.slipway(
                    Duration.ofMinutes(2), "backup", file + "-2", "--data", old.data.toString(), "-o", "json");
            assertThat(still.exit()).as("%s", still).isZero();
        }
        Platform fresh = new Platform("saved", 18740, "none");
        try (fresh) {
            fresh.down("--purge");
            damaged(fresh, file);
            killed(fresh, file);
            Run restored = restore(fresh.data, file);
            assertThat(restored.exit()).as("%s", restored).isZero();
            assertThat(restored.json().get("auditVerified").asBoolean()).isTrue();
            assertThat(fresh.up().exit()).isZero();
            inOrder(fresh, restored.json());
        }
        assertThat(fresh.traces()).isEmpty();
        assertThat(Path.of(fresh.data + ".restoring")).doesNotExist();
    }

    /** Projects are made one after the other all the while: what is saved is a prefix of them. */
    private static JsonNode saveUnderWrites(Platform platform, Path file) throws IOException, InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger made = new AtomicInteger();
        Thread writer = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                String body = "{\"name\":\"p%05d\"}".formatted(made.get());
                if (platform.api("POST", "/api/v1/projects", body).status() == 201) made.incrementAndGet();
            }
        });
        Platform.await("some projects", Duration.ofSeconds(20), () -> made.get() > 20);
        Run run = platform.slipway(
                Duration.ofMinutes(2), "backup", file.toString(), "--data", platform.data.toString(), "-o", "json");
        over.set(true);
        writer.join();
        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(
                        Files.readString(platform.data.resolve("admin.token")).strip())
                .doesNotContain(Files.readString(platform.data.resolve("postgres.password"))
                        .strip());
        return run.json();
    }

    /** Nothing is left of the attempt. */
    private void damaged(Platform fresh, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int n = 0; n < 200; n++) bytes[bytes.length / 3 + n] ^= 1;
        Run run = restore(fresh.data, Files.write(folder.resolve("damaged"), bytes));
        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(fresh.data).doesNotExist();
    }

    /** At any moment there is nothing, or all of it; the next restore does not mind what was left. */
    private static void killed(Platform fresh, Path file) throws IOException, InterruptedException {
        Random random = new Random(System.nanoTime());
        for (int n = 0; n < KILLS; n++) {
            int moment = 200 + random.nextInt(3000);
            Process restore = new ProcessBuilder(command(fresh.data, file))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!restore.waitFor(moment, TimeUnit.MILLISECONDS)) {
                restore.destroyForcibly().waitFor();
            }
            boolean all = Files.exists(fresh.data);
            System.out.printf("  restore killed after %d ms: %s%n", moment, all ? "all" : "nothing");
            if (!all) continue;
            assertThat(fresh.data.resolve("postgres/PG_VERSION")).exists();
            assertThat(fresh.data.resolve("restore")).doesNotExist();
            assertThat(fresh.down("--purge").exit()).isZero();
        }
    }

    private static void inOrder(Platform fresh, JsonNode restored) {
        JsonNode projects =
                fresh.api("GET", "/api/v1/projects?size=500", "").json().get("items");
        List<String> names = projects.valueStream()
                .map(p -> p.get("name").asString())
                .sorted()
                .toList();
        assertThat(names).hasSizeGreaterThan(20);
        for (int n = 0; n < names.size(); n++) assertThat(names.get(n)).isEqualTo("p%05d".formatted(n));
        JsonNode proof = fresh.api("GET", "/api/v1/audit/proof", "").json();
        assertThat(proof.get("whole").asBoolean()).isTrue();
        assertThat(proof.get("rows").asInt())
                .isGreaterThanOrEqualTo(restored.get("audit").get("rows").asInt());
        Run verified = fresh.cli("audit", "verify");
        assertThat(verified.exit()).as("%s", verified).isZero();
        assertThat(fresh.cli("project", "create", "afterwards").exit()).isZero();
    }

    private static Run restore(Path data, Path file) {
        return Platform.run(Duration.ofMinutes(2), Map.of(), command(data, file));
    }

    private static List<String> command(Path data, Path file) {
        return List.of(
                Platform.HOME.resolve("slipway").toString(),
                "restore",
                file.toString(),
                "--data",
                data.toString(),
                "-o",
                "json");
    }
}
