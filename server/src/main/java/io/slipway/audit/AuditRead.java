package io.slipway.audit;

import io.slipway.api.LiveEvent;
import io.slipway.api.Page;
import io.slipway.store.AuditChain;
import io.slipway.store.Params;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the audit, a page at a time or all of them. */
@Component
class AuditRead {
    private static final int LIMIT = 500;
    /** Beyond this the rows are not counted one by one: a page is wanted, not a census. */
    private static final int COUNTED = 100_000;

    private static final int ROWS_AT_ONCE = 1_000;
    private static final String COLUMNS = "seq, name, time, actor, source, project, env, app";

    private final JdbcClient db;
    private final JsonMapper json;
    private final TransactionTemplate reading;

    AuditRead(JdbcClient db, JsonMapper json, PlatformTransactionManager transactions) {
        this.db = db;
        this.json = json;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /**
     * Newest first.
     *
     * @param data what is shown of a row's data, as SQL
     * @param cursor number of the last row seen
     */
    Page<LiveEvent> page(String data, AuditQuery query, int size, @Nullable Long cursor) {
        int rows = Math.clamp(size, 1, LIMIT);
        List<@Nullable Object> all = new ArrayList<>(query.params());
        all.addAll(Params.of(cursor, cursor, rows));
        try {
            return java.util.Objects.requireNonNull(reading.execute(status -> {
                db.sql("set local statement_timeout = '10s'").update();
                List<LiveEvent> items = db.sql("select " + COLUMNS + ", " + data + " as data from audit where "
                                + query.where()
                                + " and (?::bigint is null or seq < ?) order by seq desc limit ?")
                        .params(all)
                        .query((row, n) -> event(row))
                        .list();
                long total = db.sql("select count(*) from (select from audit where " + query.where() + " limit "
                                + COUNTED + ") counted")
                        .params(query.params())
                        .query(Long.class)
                        .single();
                String next = items.size() < rows
                        ? null
                        : Long.toString(items.getLast().seq());
                return new Page<>(items, total, next);
            }));
        } catch (QueryTimeoutException e) {
            throw AuditQuery.tooMuch();
        }
    }

    private LiveEvent event(ResultSet row) throws SQLException {
        return new LiveEvent(
                row.getLong("seq"),
                row.getString("name"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("project"),
                row.getString("env"),
                row.getString("app"),
                data(row));
    }

    private Map<String, Object> data(ResultSet row) throws SQLException {
        return json.readValue(row.getString("data"), new TypeReference<Map<String, Object>>() {});
    }

    /** All of them, oldest first, a JSON object a line; {@code hashed} and {@code hash} let anybody check the chain. */
    void export(AuditQuery query, OutputStream out) {
        reading.executeWithoutResult(status -> db.sql("select " + COLUMNS + ", data, hash, " + AuditChain.CONTENT_OF
                        + " as hashed from audit f where " + query.where() + " order by seq")
                .params(query.params())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    write(row, out);
                }));
    }

    private void write(ResultSet row, OutputStream out) throws SQLException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("seq", row.getLong("seq"));
        line.put("time", row.getObject("time", OffsetDateTime.class).toInstant());
        for (String column : List.of("name", "actor", "source", "project", "env", "app")) {
            line.put(column, row.getString(column));
        }
        line.put("data", data(row));
        line.put("hashed", row.getString("hashed"));
        line.put("hash", HexFormat.of().formatHex(row.getBytes("hash")));
        try {
            out.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
