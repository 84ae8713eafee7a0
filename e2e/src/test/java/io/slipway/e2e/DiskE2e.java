package io.slipway.e2e;

import static io.slipway.e2e.Platform.await;
import static io.slipway.e2e.Platform.kill;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** A data folder on a small disk of its own that gets full, and a database that is killed, both under writes (F10, F11). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DiskE2e {
    private static final Path DISK = Path.of("/var/lib/slipway-e2e-disk");
    private static final long MIB = 1 << 20;
    private static final int PORT = Integer.getInteger("disk.port", 18700);
    private static Platform platform;
    private static Writer writer;
    private static long server;

    @BeforeAll
    static void up() throws IOException {
        platform = new Platform(
                "disk/data", PORT, "none", Map.of("SLIPWAY_DISK_LOW", "200", "SLIPWAY_DISK_CRITICAL", "80"));
        if (Files.exists(DISK)) {
            platform.down("--purge");
            shell("umount " + DISK + " 2>/dev/null; true");
        }
        Files.createDirectories(DISK);
        shell("mount -t tmpfs -o size=800m,mode=755 tmpfs " + DISK);
        Run up = platform.up();
        assertThat(up.exit()).as("%s", up).isZero();
        server = platform.pid("server");
        writer = new Writer(platform);
    }

    @AfterAll
    static void down() throws IOException {
        if (writer != null) writer.close();
        platform.close();
        shell("umount " + DISK);
        Files.delete(DISK);
    }

    @Test
    @Order(1)
    void whenItGetsTightCachesGoAndNoBuildStarts() throws IOException {
        Repo repo = Repo.empty(Files.createTempDirectory("slipway-disk"), "app").write("pom.xml", "<project/>");
        repo.commit("Nothing much");
        assertThat(platform.cli("project", "create", "tight").exit()).isZero();
        Run app = platform.cli("app", "create", "tight/app", "--git", "file://" + repo.folder);
        assertThat(app.exit()).as("%s", app).isZero();
        Path cache = Files.createDirectories(platform.data.resolve("build/jib")).resolve("layer");
        Files.write(cache, new byte[(int) (20 * MIB)]);
        fill(150);
        await("what can be made again is removed", Duration.ofSeconds(10), () -> !Files.exists(cache));
        fill(150);
        await("the mode is told", Duration.ofSeconds(10), () -> mode("NoBuilds"));
        Run build = platform.cli("tight/dev", "build", "app", "-o", "json");
        assertThat(build.exit()).as("%s", build).isEqualTo(1);
        assertThat(build.err()).contains("MiB left and 200 MiB are needed").contains("free space there");
        Platform.Answer refused = platform.api("POST", "/api/v1/projects/tight/apps/app/builds", "{}");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().get("code").asString()).isEqualTo("DiskFull");
        assertThat(writer.writes()).as("all else goes on").isTrue();
    }

    @Test
    @Order(2)
    void whenItIsFullNothingIsChangedAndEverythingIsTold() throws IOException {
        fill(0);
        await("the mode is told", Duration.ofSeconds(15), () -> mode("ReadOnly"));
        Platform.Answer refused = platform.api("POST", "/api/v1/projects", "{\"name\":\"full\"}");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().get("code").asString()).isEqualTo("DiskFull");
        assertThat(platform.api("GET", "/api/v1/projects/tight", "").status()).isEqualTo(200);
        Run status = platform.status();
        assertThat(status.exit()).as("%s", status).isZero();
        assertThat(status.json().get("health").toString()).contains("ReadOnly").contains("MiB left");
    }

    @Test
    @Order(3)
    void aDatabaseThatDiesOnAFullDiskIsBackWhenThereIsRoom() throws IOException {
        kill(platform.pid("postgres"));
        await("its end is seen", Duration.ofSeconds(20), () -> !writer.writes());
        Files.delete(filler());
        await("all is well by itself", Duration.ofSeconds(60), () -> writer.writes() && modes().isEmpty());
        assertThat(platform.pid("server"))
                .as("nothing was restarted but the database")
                .isEqualTo(server);
    }

    @Test
    @Order(4)
    void aDatabaseKilledUnderWritesKeepsWhatItAcknowledged() {
        for (int n = 0; n < 3; n++) {
            await("writes go on", Duration.ofSeconds(30), writer::writes);
            kill(platform.pid("postgres"));
            await("the database is back", Duration.ofSeconds(30), DiskE2e::serves);
            await("and 5 s later so are writes", Duration.ofSeconds(5), writer::writes);
        }
    }

    @Test
    @Order(5)
    void nothingIsLostAndNothingIsCorrupt() throws SQLException, IOException {
        writer.close();
        assertThat(writer.faults())
                .as("answers other than 201 and 503; the server's log: %s", failures())
                .isEmpty();
        assertThat(writer.acknowledged()).hasSizeGreaterThan(20);
        assertThat(writer.acknowledged())
                .allSatisfy(name -> assertThat(platform.api("GET", "/api/v1/projects/" + name, "")
                                .status())
                        .as(name)
                        .isEqualTo(200));
        await("the audit is caught up", Duration.ofSeconds(15), () -> {
            String audit = platform.api("GET", "/api/v1/audit?size=200", "").body();
            return audit.contains("\"ReadOnly\"") && audit.contains("platform.healed");
        });
        try (Connection db = connect();
                Statement ask = db.createStatement()) {
            ask.execute("create extension if not exists amcheck");
            assertThat(count(ask, """
                    select count(*) from pg_class c, lateral verify_heapam(c.oid) f
                    where c.relkind = 'r' and c.relpersistence = 'p'""")).as("faults in tables").isZero();
            ask.execute("""
                    select bt_index_check(c.oid, true) from pg_class c join pg_am a on a.oid = c.relam
                    where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p'""");
            assertThat(count(ask, "select coalesce(sum(checksum_failures), 0) from pg_stat_database"))
                    .as("checksum failures")
                    .isZero();
        }
    }

    @Test
    @Order(6)
    void everyPageOnDiskHasItsChecksum() throws IOException {
        assertThat(platform.down().exit()).isZero();
        Path postgres = platform.data.resolve("postgres");
        PageChecksums.Verdict verdict = PageChecksums.of(postgres);
        System.out.printf("  %d pages of the database read%n", verdict.pages());
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.pages()).isGreaterThan(1000);
        // It does see a page that is not what was written.
        try (var files = Files.walk(postgres.resolve("base"))) {
            Path table = files.filter(file -> file.getFileName().toString().equals("1259"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(table);
            bytes[bytes.length - 1] ^= 1;
            Files.write(table, bytes);
            assertThat(PageChecksums.of(postgres).faults())
                    .singleElement()
                    .asString()
                    .contains(table.toString());
        }
    }

    /** What the server logged of answers 500, each with its causes. */
    private static List<String> failures() throws IOException {
        return Files.readAllLines(platform.data.resolve("log/server.log")).stream()
                .filter(line ->
                        line.contains(" failure ") || line.startsWith("Caused by: ") || line.contains("Exception:"))
                .toList();
    }

    private static long count(Statement ask, String sql) throws SQLException {
        try (ResultSet row = ask.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static boolean serves() {
        try (Connection db = connect()) {
            return db.isValid(2);
        } catch (SQLException away) {
            return false;
        }
    }

    private static Connection connect() throws SQLException {
        try {
            String password = Files.readString(platform.data.resolve("postgres.password"));
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + (platform.port + 2) + "/slipway", "slipway", password.strip());
        } catch (IOException e) {
            throw new IllegalStateException("no password of the database in " + platform.data, e);
        }
    }

    private static List<JsonNode> modes() {
        Platform.Answer answer = platform.api("GET", "/api/v1/platform/modes", "");
        return answer.status() == 200 ? answer.json().get("items").valueStream().toList() : List.of(answer.json());
    }

    private static boolean mode(String word) {
        return modes().stream().anyMatch(mode -> mode.path("mode").asString("").equals(word));
    }

    private static Path filler() {
        return DISK.resolve("filler");
    }

    /** Fills the disk until that many MiB are left; a disk that is full says so, which is what is wanted of 0. */
    private static void fill(long left) throws IOException {
        FileStore store = Files.getFileStore(DISK);
        byte[] piece = new byte[(int) MIB];
        try (OutputStream out = Files.newOutputStream(
                filler(), java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            while (left == 0 || store.getUsableSpace() > left * MIB) out.write(piece);
        } catch (IOException full) {
            if (left != 0) throw full;
        }
    }

    private static void shell(String command) {
        Run run = Platform.run(Duration.ofSeconds(20), Map.of(), List.of("/bin/sh", "-c", command));
        assertThat(run.exit()).as("%s", run).isZero();
    }
}
