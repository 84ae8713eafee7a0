package io.slipway.save;

import io.slipway.save.Saved.Table;
import io.slipway.store.AuditChain;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all tables as of one moment, while others go on writing. Text instead of pages: any later
 * PostgreSQL reads it, and the scripts that made the tables go along.
 */
final class DatabaseOut {
    private static final String HISTORY = "flyway_schema_history";
    private static final String ALL_TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '%s' order by 1""".formatted(HISTORY);

    private DatabaseOut() {}

    static Saved write(Database database, Path folder) throws IOException, SQLException {
        try (Connection db = database.connect()) {
            db.setAutoCommit(false);
            try (Statement statement = db.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
                List<String> schema = schema(statement, folder);
                Saved saved = new Saved(
                        one(statement, "show server_version"),
                        schema,
                        newer(schema),
                        tables(db, statement, folder),
                        AuditChain.verify(statement));
                JsonMapper.shared().writeValue(folder.resolve(Saved.FILE), saved);
                return saved;
            } finally {
                db.rollback();
            }
        }
    }

    private static List<String> schema(Statement statement, Path folder) throws IOException, SQLException {
        List<String> versions = list(
                statement,
                "select version from " + HISTORY + " where success and version is not null order by version");
        Scripts scripts = Scripts.ofThisBuild();
        Path target = Files.createDirectories(folder.resolve(Saved.SCHEMA));
        for (String version : versions) {
            if (scripts.all().containsKey(version)) scripts.copy(version, target);
        }
        return versions;
    }

    /** After an upgrade was taken back they are in the database, and its rows are all there to be saved. */
    private static List<String> newer(List<String> schema) throws IOException {
        Set<String> known = Scripts.ofThisBuild().all().keySet();
        return schema.stream().filter(version -> !known.contains(version)).toList();
    }

    private static List<Table> tables(Connection db, Statement statement, Path folder)
            throws IOException, SQLException {
        Path target = Files.createDirectories(folder.resolve(Saved.TABLES));
        List<Table> tables = new ArrayList<>();
        for (String name : list(statement, ALL_TABLES)) {
            Table table = new Table(name, columns(statement, name), 0);
            String copy = "copy (select " + table.quotedColumns() + " from " + table.quoted() + ") to stdout";
            try (OutputStream out = Files.newOutputStream(target.resolve(table.file()))) {
                long rows = db.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, out);
                tables.add(new Table(name, table.columns(), rows));
            }
        }
        return tables;
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        return list(statement, """
                select attname from pg_attribute where attrelid = 'public."%s"'::regclass
                and attnum > 0 and not attisdropped and attgenerated = '' order by attnum""".formatted(table));
    }

    private static List<String> list(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) values.add(row.getString(1));
        }
        return values;
    }

    private static String one(Statement statement, String sql) throws SQLException {
        return list(statement, sql).getFirst();
    }
}
