package io.slipway.schedule;

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

/** SQL of rules, and of what sleeps by them. */
@Component
class ScheduleStore {
    private final JdbcClient db;

    ScheduleStore(JdbcClient db) {
        this.db = db;
    }

    /** An app in an environment. */
    record Place(String project, String env, String app) {
        String lane() {
            return "schedule/" + project + "/" + env + "/" + app;
        }
    }

    void insert(RuleRow rule) {
        db.sql("""
                insert into schedule_rule(id, project, env, app, days, at, zone, replicas, least, most, wake, actor,
                                          reason, created, due)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Params.of(
                        rule.id(),
                        rule.project(),
                        rule.env(),
                        rule.app(),
                        rule.days(),
                        rule.time(),
                        rule.zone(),
                        rule.replicas(),
                        rule.least(),
                        rule.most(),
                        rule.wake(),
                        rule.actor(),
                        rule.reason(),
                        rule.created(),
                        rule.due()))
                .update();
    }

    List<RuleRow> list(Place place) {
        return db.sql("select * from schedule_rule where project = ? and env = ? and app = ? order by due, id")
                .params(Params.of(place.project(), place.env(), place.app()))
                .query(ScheduleStore::rule)
                .list();
    }

    boolean delete(Place place, UUID id) {
        return db.sql("delete from schedule_rule where project = ? and env = ? and app = ? and id = ?")
                        .params(Params.of(place.project(), place.env(), place.app(), id))
                        .update()
                == 1;
    }

    /** Apps of which a rule is due. */
    List<Place> due(Instant now) {
        return db.sql("select distinct project, env, app from schedule_rule where due <= ?")
                .params(Params.of(now))
                .query((row, n) -> new Place(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Rules of the app that are due, held until the transaction ends; none while another server holds them. */
    List<RuleRow> take(Place place, Instant now) {
        boolean mine = db.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(place.lane())
                .query(Boolean.class)
                .single();
        if (!mine) return List.of();
        return db.sql("select * from schedule_rule where project = ? and env = ? and app = ? and due <= ? for update")
                .params(Params.of(place.project(), place.env(), place.app(), now))
                .query(ScheduleStore::rule)
                .list();
    }

    void next(UUID id, Instant due, @Nullable Instant acted) {
        db.sql("update schedule_rule set due = ?, last_due = coalesce(?, last_due) where id = ?")
                .params(Params.of(due, acted, id))
                .update();
    }

    void sleeps(Place place, int replicas) {
        db.sql("""
                insert into schedule_sleep(project, env, app, replicas) values (?, ?, ?, ?)
                on conflict (project, env, app) do update set replicas = excluded.replicas""")
                .params(Params.of(place.project(), place.env(), place.app(), replicas))
                .update();
    }

    Optional<Integer> wakesTo(Place place) {
        return db.sql("select replicas from schedule_sleep where project = ? and env = ? and app = ?")
                .params(Params.of(place.project(), place.env(), place.app()))
                .query(Integer.class)
                .optional();
    }

    void awake(Place place) {
        db.sql("delete from schedule_sleep where project = ? and env = ? and app = ?")
                .params(Params.of(place.project(), place.env(), place.app()))
                .update();
    }

    /** Of an app, or with null of all in the environment. */
    void forget(String project, String env, @Nullable String app) {
        for (String table : List.of("schedule_rule", "schedule_sleep")) {
            db.sql("delete from " + table + " where project = ? and env = ? and (?::text is null or app = ?)")
                    .params(Params.of(project, env, app, app))
                    .update();
        }
    }

    private static RuleRow rule(ResultSet row, int n) throws SQLException {
        OffsetDateTime last = row.getObject("last_due", OffsetDateTime.class);
        return new RuleRow(
                row.getObject("id", UUID.class),
                row.getString("project"),
                row.getString("env"),
                row.getString("app"),
                row.getString("days"),
                row.getString("at"),
                row.getString("zone"),
                row.getObject("replicas", Integer.class),
                row.getObject("least", Integer.class),
                row.getObject("most", Integer.class),
                row.getBoolean("wake"),
                row.getString("actor"),
                row.getString("reason"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                last == null ? null : last.toInstant());
    }
}
