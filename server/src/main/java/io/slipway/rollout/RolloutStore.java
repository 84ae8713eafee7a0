package io.slipway.rollout;

import io.slipway.core.Actor;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of rollouts and of what serves. */
@Component
class RolloutStore {
    private static final String SELECT = """
            select r.*, v.version, f.version as from_version from rollout r
            join revision v on (v.project, v.env, v.app, v.n) = (r.project, r.env, r.app, r.revision)
            left join revision f on (f.project, f.env, f.app, f.n) = (r.project, r.env, r.app, r.from_revision)
            """;
    private final JdbcClient db;

    RolloutStore(JdbcClient db) {
        this.db = db;
    }

    /** Requests for one app in one environment come one after the other, so that revisions count up. */
    void lock(String project, String env, String app) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("rollout/" + project + "/" + env + "/" + app)
                .query((row, n) -> 1)
                .single();
    }

    void insert(RolloutRow rollout) {
        db.sql("""
                insert into rollout(id, project, env, app, kind, revision, from_revision, mark, replicas, actor, source,
                                    reason, created)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Params.of(
                        rollout.id(),
                        rollout.project(),
                        rollout.env(),
                        rollout.app(),
                        rollout.kind(),
                        rollout.revision(),
                        rollout.from(),
                        rollout.mark(),
                        rollout.replicas(),
                        rollout.actor().user(),
                        rollout.actor().source(),
                        rollout.reason(),
                        rollout.created()))
                .update();
    }

    /** The first that takes the place of one stays its successor. */
    void supersede(UUID old, UUID by) {
        db.sql("update rollout set superseded_by = ? where id = ? and state is null and superseded_by is null")
                .params(Params.of(by, old))
                .update();
    }

    boolean superseded(UUID id) {
        return db.sql("select superseded_by is not null from rollout where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void url(UUID id, String url, String message) {
        db.sql("update rollout set url = ?, message = ? where id = ?")
                .params(Params.of(url, message, id))
                .update();
    }

    void end(UUID id, String state, @Nullable String cause, @Nullable String message, Instant now) {
        db.sql("""
                update rollout set state = ?, cause = ?, message = coalesce(?, message), finished = ?
                where id = ? and state is null""").params(Params.of(state, cause, message, now, id)).update();
    }

    Optional<RolloutRow> find(UUID id) {
        return db.sql(SELECT + "where r.id = ?")
                .param(id)
                .query(RolloutStore::rollout)
                .optional();
    }

    List<RolloutRow> list(String project, String env, String app, int most) {
        return db.sql(SELECT + """
                where r.project = ? and r.env = ? and r.app = ? order by r.created desc, r.id desc limit ?""")
                .params(Params.of(project, env, app, most))
                .query(RolloutStore::rollout)
                .list();
    }

    /** Everything that is not over and whose place nothing has taken. */
    List<RolloutRow> open() {
        return db.sql(SELECT + "where r.state is null and r.superseded_by is null order by r.created")
                .query(RolloutStore::rollout)
                .list();
    }

    /** What was cut off where nothing has ever served, and nothing was asked for since. */
    List<RolloutRow> cutOff() {
        return db.sql(SELECT + """
                where r.superseded_by = r.id
                and not exists (select 1 from serving s where (s.project, s.env, s.app) = (r.project, r.env, r.app))
                and not exists (select 1 from rollout n where (n.project, n.env, n.app) = (r.project, r.env, r.app)
                                and (n.created, n.id) > (r.created, r.id))
                order by r.created""").query(RolloutStore::rollout).list();
    }

    /** Everything that serves, the longest first. */
    List<RolloutSpec> serving() {
        return db.sql("select project, env, app from serving order by since")
                .query((row, n) ->
                        new RolloutSpec(row.getString("project"), row.getString("env"), row.getString("app")))
                .list();
    }

    Optional<Serving> serving(String project, String env, String app) {
        return db.sql("select * from serving where project = ? and env = ? and app = ?")
                .params(Params.of(project, env, app))
                .query((row, n) -> new Serving(
                        row.getInt("revision"),
                        row.getObject("previous", Integer.class),
                        row.getString("mark"),
                        row.getInt("replicas"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The same revision again, restarted or scaled, keeps its forerunner. */
    void serves(RolloutRow rollout, Instant now) {
        db.sql("""
                insert into serving(project, env, app, revision, mark, replicas, since) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (project, env, app) do update set
                    previous = case when serving.revision = excluded.revision then serving.previous
                                    else serving.revision end,
                    revision = excluded.revision, mark = excluded.mark, replicas = excluded.replicas,
                    since = excluded.since""")
                .params(Params.of(
                        rollout.project(),
                        rollout.env(),
                        rollout.app(),
                        rollout.revision(),
                        rollout.mark(),
                        rollout.replicas(),
                        now))
                .update();
    }

    /** Forgets what an app, or all apps, were in an environment. */
    void forget(String project, String env, @Nullable String app) {
        for (String table : List.of("autoscale", "serving", "rollout", "revision")) {
            db.sql("delete from " + table + " where project = ? and env = ? and (?::text is null or app = ?)")
                    .params(Params.of(project, env, app, app))
                    .update();
        }
    }

    private static RolloutRow rollout(ResultSet row, int n) throws SQLException {
        OffsetDateTime finished = row.getObject("finished", OffsetDateTime.class);
        return new RolloutRow(
                row.getObject("id", UUID.class),
                row.getString("project"),
                row.getString("env"),
                row.getString("app"),
                row.getString("kind"),
                row.getInt("revision"),
                row.getObject("from_revision", Integer.class),
                row.getString("version"),
                row.getString("from_version"),
                row.getString("mark"),
                row.getInt("replicas"),
                row.getString("state"),
                row.getString("cause"),
                row.getString("message"),
                row.getString("url"),
                row.getObject("superseded_by", UUID.class),
                new Actor(row.getString("actor"), row.getString("source")),
                row.getString("reason"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
