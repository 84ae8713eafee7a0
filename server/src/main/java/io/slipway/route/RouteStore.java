package io.slipway.route;

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

/** SQL of routes. */
@Component
class RouteStore {
    private final JdbcClient db;

    RouteStore(JdbcClient db) {
        this.db = db;
    }

    /** False when host and path are taken. */
    boolean insert(Declared route) {
        return db.sql("""
                insert into route(id, project, env, app, cluster, namespace, host, path, port, addresses, health,
                                  revision, state, message, created)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (host, path) do nothing""")
                        .params(Params.of(
                                route.id(),
                                route.project(),
                                route.env(),
                                route.app(),
                                route.cluster(),
                                route.namespace(),
                                route.host(),
                                route.path(),
                                route.port(),
                                route.addresses().toArray(String[]::new),
                                route.health(),
                                route.revision(),
                                route.state(),
                                route.message(),
                                route.created()))
                        .update()
                == 1;
    }

    Optional<Declared> find(UUID id) {
        return db.sql("select * from route where id = ?")
                .param(id)
                .query(RouteStore::route)
                .optional();
    }

    Optional<Declared> at(String host, String path) {
        return db.sql("select * from route where host = ? and path = ?")
                .params(Params.of(host, path))
                .query(RouteStore::route)
                .optional();
    }

    List<Declared> all() {
        return db.sql("select * from route order by created")
                .query(RouteStore::route)
                .list();
    }

    List<Declared> in(String project, String env) {
        return db.sql("select * from route where project = ? and env = ? order by host, path")
                .params(Params.of(project, env))
                .query(RouteStore::route)
                .list();
    }

    List<Declared> of(String project, String env, String app) {
        return db.sql("select * from route where project = ? and env = ? and app = ? order by created")
                .params(Params.of(project, env, app))
                .query(RouteStore::route)
                .list();
    }

    /** A new meaning is a new revision. */
    void target(UUID id, int port, @Nullable String health) {
        db.sql("""
                update route set port = ?, health = ?, revision = revision + 1
                where id = ? and (port <> ? or health is distinct from ?)""").params(Params.of(port, health, id, port, health)).update();
    }

    /** True when this changed something that a reader sees. */
    boolean state(UUID id, String state, @Nullable String message, @Nullable Instant provenAt) {
        return db.sql("""
                with old as (select state, message from route where id = ? for update)
                update route r set state = ?, message = ?, proven_at = coalesce(?, proven_at) from old
                where r.id = ? returning old.state <> r.state""")
                .params(Params.of(id, state, message, provenAt, id))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean delete(UUID id) {
        return db.sql("delete from route where id = ?").param(id).update() == 1;
    }

    private static Declared route(ResultSet row, int n) throws SQLException {
        OffsetDateTime proven = row.getObject("proven_at", OffsetDateTime.class);
        return new Declared(
                row.getObject("id", UUID.class),
                row.getString("project"),
                row.getString("env"),
                row.getString("app"),
                row.getString("cluster"),
                row.getString("namespace"),
                row.getString("host"),
                row.getString("path"),
                row.getInt("port"),
                List.of((String[]) row.getArray("addresses").getArray()),
                row.getString("health"),
                row.getInt("revision"),
                row.getString("state"),
                row.getString("message"),
                proven == null ? null : proven.toInstant(),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
