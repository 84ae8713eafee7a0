package io.slipway.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class SaveTest {
    private static final String ODD = "tab\there, back\\slash, \\N and \\.";
    private static Database from;

    @TempDir
    Path folder;

    @BeforeAll
    static void fill() throws IOException {
        // It ends before anything is copied: a server writes on its own too, and rows are compared.
        try (TestServer server = TestServer.start("slipway_save", Map.of())) {
            fill(server);
        }
    }

    private static void fill(TestServer server) {
        from = new Database(server.context().getEnvironment().getProperty("slipway.dbUrl"), "postgres", "postgres");
        JdbcClient db = server.bean(JdbcClient.class);
        server.call("POST", "/api/v1/projects", Map.of("name", "kept", "description", ODD), server.admin());
        db.sql(
                        "insert into cluster values ('local', 'localhost', '/old/data/cluster/local/admin.kubeconfig', null, now()),"
                                + " ('far', 'far', null, '\\x00ff0a5c', now()), ('mine', 'mine', '/home/me/config', null, now())")
                .update();
        db.sql("create table counted (id int generated always as identity primary key, \"order\" text)")
                .update();
        db.sql("insert into counted(\"order\") values ('a'), (null), (E'line\\nline')")
                .update();
        db.sql("insert into scheduled_tasks(task_name, task_instance, execution_time, picked, picked_by, version)"
                        + " values ('other', 'x', now() + interval '1 day', true, 'dead server', 1)")
                .update();
    }

    @Test
    void bringsEveryRowToAnotherDatabase() throws IOException, SQLException {
        Saved saved = DatabaseOut.write(from, folder);
        assertThat(saved.audit().whole()).isTrue();
        withCounted(saved);
        // Whoever made the archive may have put anything beside the scripts.
        Files.writeString(folder.resolve("schema/V998__evil.sql"), "create table evil (id int);");
        for (Path script : all(folder.resolve("schema"))) Files.writeString(script, "create table evil (id int);");

        Database to = fresh("slipway_save_to");
        Saved read = DatabaseIn.read(to, scripts(), folder, Path.of("/old/data"), Path.of("/new"));

        assertThat(list(to, "select to_regclass('evil')::text")).containsOnlyNulls();
        assertThat(read.audit()).isEqualTo(saved.audit());
        for (Saved.Table table : saved.tables()) {
            if (List.of("scheduled_tasks", "cluster").contains(table.name())) continue;
            assertThat(rows(to, table)).as(table.name()).isEqualTo(rows(from, table));
        }
        assertThat(list(
                        to,
                        "select name || ' ' || coalesce(kubeconfig_file, kubeconfig::text) from cluster order by name"))
                .containsExactly(
                        "far \\x00ff0a5c", "local /new/cluster/local/admin.kubeconfig", "mine /home/me/config");
        assertThat(list(to, "select picked_by from scheduled_tasks where task_name = 'other' and not picked"))
                .containsOnlyNulls()
                .hasSize(1);
        assertThat(list(to, "insert into counted(\"order\") values ('next') returning id"))
                .containsExactly("4");
        // A server starts on it.
        try (TestServer second = TestServer.start("slipway_save_to", Map.of())) {
            assertThat(second.call("GET", "/api/v1/projects/kept", null, second.admin())
                            .json()
                            .get("description")
                            .asString())
                    .isEqualTo(ODD);
            assertThat(second.call("GET", "/api/v1/audit/proof", null, second.admin())
                            .json()
                            .get("whole")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void refusesWhatANewerVersionMade() throws IOException, SQLException {
        Saved saved = DatabaseOut.write(from, folder);
        List<String> more = new ArrayList<>(saved.schema());
        more.add("998");
        JsonMapper.shared()
                .writeValue(
                        folder.resolve(Saved.FILE),
                        new Saved(saved.postgres(), more, List.of(), saved.tables(), saved.audit()));

        assertThatThrownBy(() -> DatabaseIn.read(fresh("slipway_save_newer"), folder, folder, folder))
                .hasMessageContaining("998")
                .hasMessageContaining("this version knows up to");
    }

    @Test
    void savesWhatANewerVersionMadeAndSaysSo() throws IOException, SQLException {
        try (Connection db = from.connect();
                Statement statement = db.createStatement()) {
            statement.execute("insert into flyway_schema_history values"
                    + " (999, '997', 'next', 'SQL', 'V997__next.sql', 1, 'x', now(), 1, true)");
            statement.execute("create table next_feature (id int)");
            statement.execute("insert into next_feature values (7)");
            try {
                Saved saved = DatabaseOut.write(from, folder);

                assertThat(saved.newer()).containsExactly("997");
                assertThat(saved.schema()).contains("997");
                assertThat(folder.resolve("tables/next_feature.copy")).hasContent("7");
                assertThatThrownBy(() -> DatabaseIn.read(fresh("slipway_save_back"), folder, folder, folder))
                        .hasMessageContaining("997");
            } finally {
                statement.execute("drop table next_feature");
                statement.execute("delete from flyway_schema_history where version = '997'");
            }
        }
    }

    @Test
    void refusesATableThatLacksRows() throws IOException, SQLException {
        Saved saved = DatabaseOut.write(from, folder);
        assertThat(saved.tables()).extracting(Saved.Table::name).contains("audit", "project");
        withCounted(saved);
        Files.writeString(folder.resolve("tables/project.copy"), "");

        assertThatThrownBy(() -> DatabaseIn.read(fresh("slipway_save_short"), scripts(), folder, folder, folder))
                .hasMessageContaining("table project has 0 rows instead of 1");
    }

    @Test
    void takesNoNameThatIsMoreThanAName() {
        for (String name : List.of("x\"; drop table audit; --", "../x", "a.b", "A", "")) {
            assertThatThrownBy(() -> new Saved.Table(name, List.of("id"), 0)).hasMessageContaining("a table '" + name);
            assertThatThrownBy(() -> new Saved.Table("audit", List.of("id", name), 0))
                    .hasMessageContaining("a column '" + name);
        }
        // A table of PostgreSQL's own is a name too.
        assertThat(new Saved.Table("pg_authid", List.of("rolname"), 0).quoted()).isEqualTo("public.\"pg_authid\"");
    }

    /** A table that no migration of ours makes: its script is one that only this test's build knows. */
    private void withCounted(Saved saved) {
        List<String> more = new ArrayList<>(saved.schema());
        more.add("999");
        JsonMapper.shared()
                .writeValue(
                        folder.resolve(Saved.FILE),
                        new Saved(saved.postgres(), more, List.of(), saved.tables(), saved.audit()));
    }

    private static Scripts scripts() throws IOException {
        SortedMap<String, Resource> all = new TreeMap<>(Scripts.ofThisBuild().all());
        String script = "create table counted (id int generated always as identity primary key, \"order\" text);";
        all.put("999", new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "V999__counted.sql";
            }
        });
        return new Scripts(all);
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Database fresh(String name) throws SQLException {
        try (Connection db = from.connect();
                Statement statement = db.createStatement()) {
            statement.execute("create database " + name);
        }
        return new Database(from.url().replace("slipway_save", name), from.user(), from.password());
    }

    private static List<String> rows(Database database, Saved.Table table) throws SQLException {
        return list(database, "select t::text from " + table.quoted() + " t order by 1");
    }

    private static List<String> list(Database database, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection db = database.connect();
                Statement statement = db.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) values.add(row.getString(1));
        }
        return values;
    }
}
