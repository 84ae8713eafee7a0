package io.slipway.save;

import io.slipway.save.Saved.Table;
import io.slipway.store.AuditChain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty database: the tables as they were made then, the rows, and after that what this
 * version changes on them. It is the same way that a database on disk goes when a newer server starts.
 */
final class DatabaseIn {
    private final Database database;
    private final Path folder;
    private final Saved saved;

    private DatabaseIn(Database database, Path folder, Saved saved) {
        this.database = database;
        this.folder = folder;
        this.saved = saved;
    }

    static Saved read(Database database, Path folder, Path from, Path to) throws IOException, SQLException {
        return read(database, Scripts.ofThisBuild(), folder, from, to);
    }

    static Saved read(Database database, Scripts scripts, Path folder, Path from, Path to)
            throws IOException, SQLException {
        Saved saved = JsonMapper.shared().readValue(folder.resolve(Saved.FILE), Saved.class);
        refuseNewer(saved, scripts);
        makeTables(database, scripts, folder, saved.schema());
        DatabaseIn in = new DatabaseIn(database, folder, saved);
        in.fill(from, to);
        Scripts.run(database, "classpath:db");
        try (Connection db = database.connect()) {
            return new Saved(saved.postgres(), saved.schema(), List.of(), saved.tables(), AuditChain.verify(db));
        }
    }

    private static void refuseNewer(Saved saved, Scripts scripts) {
        List<String> known = List.copyOf(scripts.all().keySet());
        List<String> unknown = saved.schema().stream()
                .filter(version -> !known.contains(version))
                .toList();
        if (!unknown.isEmpty()) {
            throw new SaveRefused("the backup is of a newer version: it has migrations " + String.join(", ", unknown)
                    + ", this version knows up to " + known.getLast() + "; restore with the version that made it or"
                    + " a later one");
        }
    }

    /** With this build's own scripts: those in the archive may be anybody's, and run as the owner of all. */
    private static void makeTables(Database database, Scripts scripts, Path folder, List<String> versions)
            throws IOException {
        // A name that the archive cannot know, so nothing of it lies there already.
        Path own = Files.createTempDirectory(folder, "schema");
        for (String version : new LinkedHashSet<>(versions)) scripts.copy(version, own);
        Scripts.run(database, "filesystem:" + own);
    }

    private void fill(Path from, Path to) throws IOException, SQLException {
        try (Connection db = database.connect()) {
            db.setAutoCommit(false);
            try (Statement statement = db.createStatement()) {
                // Rows come table by table: what one refers to may come later.
                statement.execute("set local session_replication_role = replica");
                statement.execute(
                        "truncate " + saved.tables().stream().map(Table::quoted).collect(Collectors.joining(", ")));
                for (Table table : saved.tables()) copy(db, table);
                letGo(statement);
            }
            move(db, from, to);
            db.commit();
        }
    }

    private void copy(Connection db, Table table) throws IOException, SQLException {
        String copy = "copy " + table.quoted() + " (" + table.quotedColumns() + ") from stdin";
        try (InputStream in = Files.newInputStream(folder.resolve(Saved.TABLES).resolve(table.file()))) {
            long rows = db.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, in);
            if (rows != table.rows()) {
                throw new SaveRefused("table " + table.name() + " has " + rows + " rows instead of " + table.rows()
                        + ": the backup is not whole");
            }
        }
        goOnCounting(db, table);
    }

    private static void goOnCounting(Connection db, Table table) throws SQLException {
        String numbered = """
                select column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)
                from information_schema.columns where table_schema = 'public' and table_name = '%s'
                and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null""".formatted(table.name());
        try (Statement read = db.createStatement();
                Statement set = db.createStatement();
                ResultSet row = read.executeQuery(numbered)) {
            while (row.next()) {
                set.execute("select setval('%s', coalesce(max(\"%s\"), 0) + 1, false) from %s"
                        .formatted(row.getString(2), row.getString(1), table.quoted()));
            }
        }
    }

    /** What a server held when the copy was made: that server is not the one that starts here. */
    private static void letGo(Statement statement) throws SQLException {
        statement.execute("update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
                + " execution_time = now() where picked");
    }

    /** What named a file in the old data folder names the same file in the new one. */
    private static void move(Connection db, Path from, Path to) throws SQLException {
        String sql = "update cluster set kubeconfig_file = ? || substr(kubeconfig_file, length(?) + 1)"
                + " where starts_with(kubeconfig_file, ? || '/')";
        try (PreparedStatement update = db.prepareStatement(sql)) {
            update.setString(1, to.toString());
            update.setString(2, from.toString());
            update.setString(3, from.toString());
            update.executeUpdate();
        }
    }
}
