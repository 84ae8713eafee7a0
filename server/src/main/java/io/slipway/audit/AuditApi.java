package io.slipway.audit;

import io.slipway.access.Directory;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.AuditProof;
import io.slipway.api.LiveEvent;
import io.slipway.api.Page;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.AuditChain;
import io.slipway.store.Params;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The audit rows, newest first; the cursor is the number of the last row seen. */
@RestController
@RequestMapping("/api/v1")
class AuditApi {
    private static final int LIMIT = 500;
    private static final int PATIENCE_SECONDS = 20;
    /** A row's data without what only the audit's readers may know. */
    private static final String SHOWN = "data - '" + Event.KEPT + "'";

    private final JdbcClient db;
    private final DataSource connections;
    private final JsonMapper json;
    private final Directory directory;
    private final ReentrantLock proving = new ReentrantLock(true);

    AuditApi(JdbcClient db, DataSource connections, JsonMapper json, Directory directory) {
        this.directory = directory;
        this.db = db;
        this.connections = connections;
        this.json = json;
    }

    @Needs(Permission.AUDIT_READ)
    @GetMapping("/audit")
    Page<LiveEvent> audit(
            @RequestParam(defaultValue = "100") int size, @RequestParam(required = false) @Nullable Long cursor) {
        return page("data", "true", List.of(), size, cursor);
    }

    /** Reads every row and says whether the chain holds. */
    @Needs(Permission.AUDIT_READ)
    @GetMapping("/audit/proof")
    AuditProof proof() throws SQLException, InterruptedException {
        // It holds a connection for as long as the chain is; who waits for its turn holds none.
        if (!proving.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw Refusal.of(
                    Code.TooMany,
                    "another proof of the audit is under way, for over " + PATIENCE_SECONDS + " seconds",
                    "ask again when that one is over");
        }
        try {
            return proven();
        } finally {
            proving.unlock();
        }
    }

    private AuditProof proven() throws SQLException {
        try (Connection connection = connections.getConnection()) {
            AuditChain.Verdict verdict = AuditChain.verify(connection);
            return new AuditProof(verdict.whole(), verdict.rows(), verdict.head(), verdict.broken(), verdict.why());
        }
    }

    /** What happened in a project, for everyone who may see it. */
    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/projects/{p}/activity")
    Page<LiveEvent> activity(
            @PathVariable String p,
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(required = false) @Nullable Long cursor,
            Person person) {
        Visible visible = Visible.in(p, person, directory);
        return app == null
                ? page(SHOWN, visible.where(), visible.params(), size, cursor)
                : page(SHOWN, visible.where() + " and app = ?", visible.and(app), size, cursor);
    }

    private Page<LiveEvent> page(String data, String where, List<Object> params, int size, @Nullable Long cursor) {
        int rows = Math.clamp(size, 1, LIMIT);
        List<@Nullable Object> all = new java.util.ArrayList<>(params);
        all.addAll(Params.of(cursor, cursor, rows));
        List<LiveEvent> items = db.sql(
                        "select seq, name, time, actor, project, env, app, " + data + " as data from audit where "
                                + where + " and (?::bigint is null or seq < ?) order by seq desc limit ?")
                .params(all)
                .query((row, n) -> new LiveEvent(
                        row.getLong("seq"),
                        row.getString("name"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("project"),
                        row.getString("env"),
                        row.getString("app"),
                        json.readValue(row.getString("data"), new TypeReference<Map<String, Object>>() {})))
                .list();
        long total = db.sql("select count(*) from audit where " + where)
                .params(params)
                .query(Long.class)
                .single();
        String next = items.size() < rows ? null : Long.toString(items.getLast().seq());
        return new Page<>(items, total, next);
    }
}
