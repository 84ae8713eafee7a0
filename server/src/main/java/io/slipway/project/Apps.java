package io.slipway.project;

import io.slipway.access.Absent;
import io.slipway.access.Grants;
import io.slipway.api.App;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Apps: where their source is and how it becomes an artifact. */
@Component
public class Apps {
    static final String DEFAULT_REF = "main";
    private final JdbcClient db;
    private final Events events;
    private final Clock clock;
    private final Grants grants;

    Apps(JdbcClient db, Events events, Clock clock, Grants grants) {
        this.grants = grants;
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** Refuses what cannot become an app, before its repository is asked. */
    public void vet(String project, App.Create wish) {
        Refusal.ofFaults(wish);
        if (find(project, wish.name()).isPresent()) {
            throw Refusal.of(Code.Exists, "app " + project + "/" + wish.name() + " exists already");
        }
    }

    @Transactional
    public App create(String project, App.Create wish, Actor actor) {
        vet(project, wish);
        db.sql("""
                insert into app(id, project, name, app_group, git, ref, dir, module, builder, port, skip_tests,
                  log_dir, log_file, error_log_file, created)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Params.of(
                        Ids.next(clock),
                        project,
                        wish.name(),
                        or(wish.group(), project),
                        wish.git(),
                        or(wish.ref(), DEFAULT_REF),
                        or(wish.dir(), "."),
                        wish.module(),
                        or(wish.builder(), "jib"),
                        wish.port() == null ? 8080 : wish.port(),
                        Boolean.TRUE.equals(wish.skipTests()),
                        wish.logDir(),
                        wish.logFile(),
                        wish.errorLogFile(),
                        clock.instant()))
                .update();
        events.record(Event.of("app.created", actor, Map.of("git", Objects.requireNonNull(wish.git())))
                .in(project, null, wish.name()));
        return get(project, wish.name());
    }

    @Transactional
    public App logFiles(String project, String name, App.LogFiles wish, Actor actor) {
        get(project, name);
        Refusal.ofFaults(wish);
        db.sql("update app set log_dir = ?, log_file = ?, error_log_file = ? where project = ? and name = ?")
                .params(Params.of(wish.logDir(), wish.logFile(), wish.errorLogFile(), project, name))
                .update();
        App app = get(project, name);
        Map<String, Object> files = Map.of(
                "log", or(app.logPath(), "standard output"), "errorLog", or(app.errorLogPath(), "standard output"));
        events.record(Event.of("app.logFiles", actor, files).in(project, null, name));
        return app;
    }

    public App get(String project, String name) {
        return find(project, name).orElseThrow(() -> Absent.app(project, name));
    }

    public Optional<App> find(String project, String name) {
        return db.sql("select * from app where project = ? and name = ?")
                .params(Params.of(project, name))
                .query((row, n) -> app(row))
                .optional();
    }

    public List<App> list(String project) {
        return db.sql("select * from app where project = ? order by name")
                .param(project)
                .query((row, n) -> app(row))
                .list();
    }

    /** Forgets the record; the caller has taken it out of every environment. */
    @Transactional
    public void forget(String project, String name, Actor actor) {
        get(project, name);
        db.sql("delete from app where project = ? and name = ?")
                .params(Params.of(project, name))
                .update();
        grants.forgetApp(project, name);
        events.record(Event.of("app.deleted", actor, Map.of()).in(project, null, name));
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static App app(ResultSet row) throws SQLException {
        return new App(
                row.getObject("id", UUID.class),
                row.getString("project"),
                row.getString("name"),
                row.getString("app_group"),
                row.getString("git"),
                row.getString("ref"),
                row.getString("dir"),
                row.getString("module"),
                row.getString("builder"),
                row.getInt("port"),
                row.getBoolean("skip_tests"),
                row.getString("log_dir"),
                row.getString("log_file"),
                row.getString("error_log_file"),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
