package io.slipway.project;

import io.slipway.api.App;
import io.slipway.api.Names;
import io.slipway.api.Problem.Fault;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Apps: where their source is and how it becomes an artifact. */
@Component
public class Apps {
    static final String DEFAULT_REF = "main";
    private static final Set<String> BUILDERS = Set.of("jib", "dockerfile", "jar");
    private final JdbcClient db;
    private final Events events;
    private final Clock clock;

    Apps(JdbcClient db, Events events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** Refuses what cannot become an app, before its repository is asked. */
    public void vet(String project, App.Create wish) {
        List<Fault> faults = faults(wish);
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
        if (find(project, wish.name()).isPresent()) {
            throw Refusal.of(Code.Exists, "app " + project + "/" + wish.name() + " exists already");
        }
    }

    @Transactional
    public App create(String project, App.Create wish, Actor actor) {
        vet(project, wish);
        db.sql("""
                insert into app(id, project, name, app_group, git, ref, dir, module, builder, port, skip_tests, created)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
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
                        clock.instant()))
                .update();
        events.record(Event.of("app.created", actor, Map.of("git", Objects.requireNonNull(wish.git())))
                .in(project, null, wish.name()));
        return get(project, wish.name());
    }

    private static List<Fault> faults(App.Create wish) {
        List<Fault> faults = new ArrayList<>();
        if (!Names.legal(wish.name())) faults.add(new Fault("name", Names.rule("app", wish.name())));
        if (wish.git() == null || wish.git().isBlank()) {
            faults.add(new Fault("git", "the repository is missing: give its URL or an absolute path"));
        } else if (wish.git().startsWith("-") || wish.git().chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault("git", "'" + wish.git() + "' is not a repository URL or path"));
        }
        if (wish.ref() != null && !wish.ref().matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,200}")) {
            faults.add(new Fault("ref", "'" + wish.ref() + "' is not a branch, tag or commit"));
        }
        if (wish.dir() != null
                && (wish.dir().startsWith("/") || List.of(wish.dir().split("/")).contains(".."))) {
            faults.add(new Fault("dir", "'" + wish.dir() + "' is not a folder inside the repository"));
        }
        if (wish.module() != null && !wish.module().matches("[A-Za-z0-9._:/-]{1,200}")) {
            faults.add(new Fault("module", "'" + wish.module() + "' is not a Maven module"));
        }
        if (wish.builder() != null && !BUILDERS.contains(wish.builder())) {
            faults.add(new Fault("builder", "'" + wish.builder() + "' is not one of jib, dockerfile, jar"));
        } else if (wish.builder() != null && !wish.builder().equals("jib")) {
            faults.add(new Fault("builder", "builder '" + wish.builder() + "' is not served by this version; use jib"));
        }
        if (wish.port() != null && (wish.port() < 1 || wish.port() > 65535)) {
            faults.add(new Fault("port", wish.port() + " is not a port: 1 to 65535"));
        }
        return faults;
    }

    public App get(String project, String name) {
        return find(project, name)
                .orElseThrow(() -> Refusal.of(
                        Code.NotFound,
                        "app " + project + "/" + name + " does not exist",
                        "'slipway app list " + project + "' shows those that do"));
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
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
