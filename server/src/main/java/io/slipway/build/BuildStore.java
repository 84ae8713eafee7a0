package io.slipway.build;

import io.slipway.source.Commit;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of builds. */
@Component
class BuildStore {
    private final JdbcClient db;
    private final Clock clock;

    BuildStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Numbers count per app; two who ask at once wait for each other. */
    void insert(UUID id, String project, String app, String ref) {
        db.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("build/" + project + "/" + app)
                .query((row, n) -> 1)
                .list();
        db.sql("""
                insert into build(id, project, app, number, ref, tag_time)
                select ?, ?, ?, coalesce(max(number), 0) + 1, ?, ? from build where project = ? and app = ?""")
                .params(Params.of(id, project, app, ref, clock.instant(), project, app))
                .update();
    }

    void delete(UUID id) {
        db.sql("delete from build where id = ?").param(id).update();
    }

    /** True the first time. */
    boolean started(UUID id) {
        return db.sql("update build set started = ? where id = ? and started is null")
                        .params(Params.of(clock.instant(), id))
                        .update()
                == 1;
    }

    void commit(UUID id, Commit commit) {
        db.sql("update build set commit_hash = ?, commit_message = ? where id = ?")
                .params(Params.of(commit.hash(), commit.message(), id))
                .update();
    }

    void testing(UUID id, boolean testing) {
        db.sql("update build set testing = ? where id = ?")
                .params(Params.of(testing, id))
                .update();
    }

    void stage(UUID id, String stage) {
        db.sql("update build set stage = ? where id = ?")
                .params(Params.of(stage, id))
                .update();
    }

    void made(UUID id, String digest, String image, UUID artifact) {
        db.sql("update build set digest = ?, image = ?, artifact = ? where id = ?")
                .params(Params.of(digest, image, artifact, id))
                .update();
    }

    Optional<BuildRow> find(UUID id) {
        return db.sql("select * from build where id = ?")
                .param(id)
                .query((row, n) -> build(row))
                .optional();
    }

    Optional<BuildRow> find(String project, String app, int number) {
        return db.sql("select * from build where project = ? and app = ? and number = ?")
                .params(Params.of(project, app, number))
                .query((row, n) -> build(row))
                .optional();
    }

    /** Newest first, below the number that the last page ended with. */
    List<BuildRow> list(String project, String app, int below, int size) {
        return db.sql("select * from build where project = ? and app = ? and number < ? order by number desc limit ?")
                .params(Params.of(project, app, below, size))
                .query((row, n) -> build(row))
                .list();
    }

    long count(String project, String app) {
        return db.sql("select count(*) from build where project = ? and app = ?")
                .params(Params.of(project, app))
                .query(Long.class)
                .single();
    }

    List<UUID> forget(String project, String app) {
        return db.sql("delete from build where project = ? and app = ? returning id")
                .params(Params.of(project, app))
                .query(UUID.class)
                .list();
    }

    private static BuildRow build(ResultSet row) throws SQLException {
        return new BuildRow(
                row.getObject("id", UUID.class),
                row.getString("project"),
                row.getString("app"),
                row.getInt("number"),
                row.getString("ref"),
                row.getObject("tag_time", OffsetDateTime.class).toInstant(),
                row.getString("commit_hash"),
                row.getString("commit_message"),
                row.getBoolean("testing"),
                row.getString("stage"),
                row.getString("digest"),
                row.getString("image"),
                row.getObject("artifact", UUID.class));
    }
}
