package io.slipway.project;

import io.slipway.access.Absent;
import io.slipway.access.Grants;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Environments as records; their namespace is made by the first apply. */
@Component
public class Environments {
    private final JdbcClient db;
    private final Events events;
    private final Clock clock;
    private final Grants grants;

    Environments(JdbcClient db, Events events, Clock clock, Grants grants) {
        this.grants = grants;
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** Makes the record; the caller has checked that the cluster is registered. */
    @Transactional
    public Environment create(String project, Environment.Create wish, String cluster, Actor actor) {
        Refusal.ofFaults(wish);
        EnvClass envClass = wish.envClass() != null ? wish.envClass() : byName(wish.name());
        String namespace = project + "-" + wish.name();
        if (find(project, wish.name()).isPresent()) {
            throw Refusal.of(Code.Exists, "environment " + project + "/" + wish.name() + " exists already");
        }
        owner(cluster, namespace).ifPresent(owner -> {
            throw Refusal.of(
                    Code.Exists,
                    "namespace " + namespace + " in cluster " + cluster + " belongs to environment " + owner,
                    "choose another name");
        });
        db.sql("""
                insert into environment(id, project, name, class, cluster, namespace, state, created)
                values (?, ?, ?, ?, ?, ?, 'Ready', ?)""")
                .params(Params.of(Ids.next(clock), project, wish.name(), envClass, cluster, namespace, clock.instant()))
                .update();
        events.record(Event.of("env.created", actor, Map.of("name", wish.name(), "class", envClass))
                .in(project, wish.name(), null));
        return get(project, wish.name());
    }

    private static EnvClass byName(String name) {
        return Arrays.stream(EnvClass.values())
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(EnvClass.dev);
    }

    private Optional<String> owner(String cluster, String namespace) {
        return db.sql("select project || '/' || name from environment where cluster = ? and namespace = ?")
                .params(Params.of(cluster, namespace))
                .query(String.class)
                .optional();
    }

    public Environment get(String project, String name) {
        return find(project, name).orElseThrow(() -> Absent.environment(project, name));
    }

    public Optional<Environment> find(String project, String name) {
        return db.sql("select * from environment where project = ? and name = ?")
                .params(Params.of(project, name))
                .query((row, n) -> environment(row))
                .optional();
    }

    public List<Environment> list(String project) {
        return db.sql("""
                select * from environment where project = ?
                order by array_position(array['dev', 'test', 'stage', 'prod'], class), name""").param(project).query((row, n) -> environment(row)).list();
    }

    /** All environments, for those who serve a whole cluster. */
    public List<Environment> all() {
        return db.sql("select * from environment order by project, name")
                .query((row, n) -> environment(row))
                .list();
    }

    @Transactional
    public void state(String project, String name, String state, Actor actor) {
        db.sql("update environment set state = ? where project = ? and name = ?")
                .params(Params.of(state, project, name))
                .update();
        events.record(Event.of("env.updated", actor, Map.of("state", state)).in(project, name, null));
    }

    /** Forgets the record; what ran in its namespace is gone by then. */
    @Transactional
    public void forget(String project, String name, Actor actor) {
        db.sql("delete from environment where project = ? and name = ?")
                .params(Params.of(project, name))
                .update();
        grants.forgetEnvironment(project, name);
        events.record(Event.of("env.deleted", actor, Map.of()).in(project, name, null));
    }

    private static Environment environment(ResultSet row) throws SQLException {
        return new Environment(
                row.getObject("id", UUID.class),
                row.getString("project"),
                row.getString("name"),
                EnvClass.valueOf(row.getString("class")),
                row.getString("cluster"),
                row.getString("namespace"),
                row.getString("state"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
