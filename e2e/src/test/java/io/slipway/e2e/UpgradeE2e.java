package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next version starts on this one's data, and this one again on what that one left: docs/develop/schema.md. */
class UpgradeE2e {
    @TempDir
    Path folder;

    @Test
    void theNextVersionIsStartedAndTakenBack() throws IOException, SQLException {
        NextVersion next = NextVersion.in(folder);
        try (Platform platform = new Platform("upgrade", 18760, "none")) {
            platform.down("--purge");
            assertThat(platform.up().exit()).isZero();
            String now = dist(platform);
            made(platform, "before");

            long postgres = platform.pid("postgres");
            Run up = next.run(platform, "up", "--detach");
            assertThat(up.exit()).as("%s", up).isZero();
            assertThat(dist(platform)).isEqualTo(next.dist().toString());
            assertThat(platform.pid("postgres")).as("the database goes on").isEqualTo(postgres);
            assertThat(rows(platform, "select motto from project")).containsExactly("fair winds");
            made(platform, "meanwhile");
            Run saved = next.run(platform, "backup", folder.resolve("next").toString());
            assertThat(saved.json().get("version").asString()).as("%s", saved).isEqualTo(NextVersion.NUMBER);

            assertThat(platform.up().exit()).isZero();
            assertThat(dist(platform)).isEqualTo(now);
            made(platform, "after");
            assertThat(rows(platform, "select name || ': ' || motto from project order by 1"))
                    .containsExactly("after: fair winds", "before: fair winds", "meanwhile: fair winds");
            assertThat(platform.cli("audit", "verify").exit()).isZero();
            savedAndRestored(platform, next);
        }
    }

    /** What the upgrade brought is saved by the version that does not know it, and comes back by the one that does. */
    private void savedAndRestored(Platform platform, NextVersion next) throws IOException, SQLException {
        Path file = folder.resolve("now");
        Run saved = platform.slipway(
                Duration.ofMinutes(2), "backup", file.toString(), "--data", platform.data.toString(), "-o", "json");
        assertThat(saved.exit()).as("%s", saved).isZero();
        assertThat(saved.json().get("newer").get(0).asString()).isEqualTo(NextVersion.MIGRATION);
        assertThat(platform.down("--purge").exit()).isZero();

        Run refused =
                platform.slipway(Duration.ofMinutes(2), "restore", file.toString(), "--data", platform.data.toString());
        assertThat(refused.exit()).as("%s", refused).isEqualTo(1);
        assertThat(refused.err()).contains("newer version").contains(NextVersion.MIGRATION);
        Run restored = next.run(platform, "restore", file.toString());
        assertThat(restored.exit()).as("%s", restored).isZero();
        Run up = next.run(platform, "up", "--detach", "--cluster", "none", "--port", Integer.toString(platform.port));
        assertThat(up.exit()).as("%s", up).isZero();
        assertThat(rows(platform, "select name from project order by 1"))
                .containsExactly("after", "before", "meanwhile");
    }

    private static void made(Platform platform, String project) {
        Run run = platform.cli("project", "create", project);
        assertThat(run.exit()).as("%s", run).isZero();
    }

    /** The distribution whose server runs. */
    private static String dist(Platform platform) throws IOException {
        String command = Files.readString(Path.of("/proc/" + platform.pid("server") + "/cmdline"));
        return command.replaceFirst("(?s).*\\x00-cp\\x00([^\\x00]*)/server/lib/.*", "$1")
                .replaceFirst("/server/lib/.*", "");
    }

    private static List<String> rows(Platform platform, String sql) throws IOException, SQLException {
        String password =
                Files.readString(platform.data.resolve("postgres.password")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + (platform.port + 2) + "/slipway";
        try (Connection db = DriverManager.getConnection(url, "slipway", password);
                Statement statement = db.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) values.add(row.getString(1));
            return values;
        }
    }
}
