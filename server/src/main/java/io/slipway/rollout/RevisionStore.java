package io.slipway.rollout;

import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of revisions. */
@Component
class RevisionStore {
    private static final TypeReference<Map<String, String>> CONFIG = new TypeReference<>() {};
    private final JdbcClient db;
    private final JsonMapper json;

    RevisionStore(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    int next(String project, String env, String app) {
        return db.sql("select coalesce(max(n), 0) + 1 from revision where project = ? and env = ? and app = ?")
                .params(Params.of(project, env, app))
                .query(Integer.class)
                .single();
    }

    void insert(RevisionRow revision) {
        db.sql("""
                insert into revision(id, project, env, app, n, digest, image, version, source_commit, health, port,
                                     config, config_version, route_revision, template, replicas, actor, reason, created)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Params.of(
                        revision.id(),
                        revision.project(),
                        revision.env(),
                        revision.app(),
                        revision.n(),
                        revision.digest(),
                        revision.image(),
                        revision.version(),
                        revision.sourceCommit(),
                        revision.health(),
                        revision.port(),
                        json.writeValueAsString(revision.config()),
                        revision.configVersion(),
                        revision.routeRevision(),
                        revision.template(),
                        revision.replicas(),
                        revision.actor(),
                        revision.reason(),
                        revision.created()))
                .update();
    }

    /** Written once, when the manifests are in Git and the routes are set. */
    void settled(UUID id, String commit, int routeRevision) {
        db.sql("update revision set commit_id = ?, route_revision = ? where id = ? and commit_id is null")
                .params(Params.of(commit, routeRevision, id))
                .update();
    }

    Optional<RevisionRow> find(String project, String env, String app, int n) {
        return db.sql("select * from revision where project = ? and env = ? and app = ? and n = ?")
                .params(Params.of(project, env, app, n))
                .query((row, i) -> revision(row))
                .optional();
    }

    List<RevisionRow> list(String project, String env, String app, int most) {
        return db.sql("select * from revision where project = ? and env = ? and app = ? order by n desc limit ?")
                .params(Params.of(project, env, app, most))
                .query((row, i) -> revision(row))
                .list();
    }

    private RevisionRow revision(ResultSet row) throws SQLException {
        return new RevisionRow(
                row.getObject("id", UUID.class),
                row.getString("project"),
                row.getString("env"),
                row.getString("app"),
                row.getInt("n"),
                row.getString("digest"),
                row.getString("image"),
                row.getString("version"),
                row.getString("source_commit"),
                row.getString("health"),
                row.getInt("port"),
                json.readValue(row.getString("config"), CONFIG),
                row.getString("config_version"),
                row.getInt("route_revision"),
                row.getString("template"),
                row.getString("commit_id"),
                row.getInt("replicas"),
                row.getString("actor"),
                row.getString("reason"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
