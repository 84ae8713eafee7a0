package io.slipway.artifact;

import io.slipway.api.Artifact;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was made of an app's source, newest first. */
@Component
public class Artifacts {
    private static final TypeReference<List<Artifact.Layer>> LAYERS = new TypeReference<>() {};
    private final JdbcClient db;
    private final JsonMapper json;
    private final Events events;

    Artifacts(JdbcClient db, JsonMapper json, Events events) {
        this.db = db;
        this.json = json;
        this.events = events;
    }

    /** Records it once; a second record of the same version is the same one. */
    @Transactional
    public Artifact record(Artifact made, Actor actor) {
        int rows = db.sql("""
                insert into artifact(id, project, app, kind, version, digest, image, commit_hash, base_digest, health,
                                     bytes, layers, build, created)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (project, app, version) do nothing""")
                .params(Params.of(
                        made.id(),
                        made.project(),
                        made.app(),
                        made.kind(),
                        made.version(),
                        made.digest(),
                        made.image(),
                        made.commit(),
                        made.baseDigest(),
                        made.health(),
                        made.bytes(),
                        json.writeValueAsString(made.layers()),
                        made.build(),
                        made.created()))
                .update();
        if (rows == 1) {
            Map<String, Object> data = Map.of("version", made.version(), "digest", made.digest());
            events.record(Event.of("image.pushed", actor, data).in(made.project(), null, made.app()));
        }
        return find(made.project(), made.app(), made.version()).orElseThrow();
    }

    public List<Artifact> list(String project, String app) {
        return db.sql("select * from artifact where project = ? and app = ? order by created desc, id desc")
                .params(Params.of(project, app))
                .query((row, n) -> artifact(row))
                .list();
    }

    /** By version or digest; the newest when neither is said. */
    public Optional<Artifact> find(String project, String app, @Nullable String name) {
        return db.sql("""
                select * from artifact where project = ? and app = ? and (?::text is null or version = ? or digest = ?)
                order by created desc, id desc limit 1""")
                .params(Params.of(project, app, name, name, name))
                .query((row, n) -> artifact(row))
                .optional();
    }

    /** By version or digest, the newest when neither is said; refuses when there is none. */
    public Artifact get(String project, String app, @Nullable String name) {
        return find(project, app, name)
                .orElseThrow(() -> Refusal.of(
                        Code.NotFound,
                        "app " + project + "/" + app + " has no artifact" + (name == null ? "" : " " + name),
                        name == null
                                ? "build it first"
                                : "GET /api/v1/projects/" + project + "/apps/" + app
                                        + "/artifacts lists those that there are"));
    }

    /** Forgets the records of an app that is deleted. */
    public void forget(String project, String app) {
        db.sql("delete from artifact where project = ? and app = ?")
                .params(Params.of(project, app))
                .update();
    }

    private Artifact artifact(ResultSet row) throws SQLException {
        return new Artifact(
                row.getObject("id", UUID.class),
                row.getString("project"),
                row.getString("app"),
                row.getString("kind"),
                row.getString("version"),
                row.getString("digest"),
                row.getString("image"),
                row.getString("commit_hash"),
                row.getString("base_digest"),
                row.getString("health"),
                row.getLong("bytes"),
                json.readValue(row.getString("layers"), LAYERS),
                row.getObject("build", Integer.class),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
