package io.slipway.access;

import io.slipway.api.Environment.EnvClass;
import io.slipway.store.Params;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of grants: those of the old form and all others. */
@Component
class GrantStore {
    private static final String ALL = """
            select * from (
              select g.id, g.person, g.team, g.role, g.effect, g.project, g.env, g.env_class, g.app, g.cluster, g.labels,
                     g.given_by, g.given, o.rights
              from access_grant g left join own_role o on o.name = g.role
              union all
              select id, person, null, lower(role), 'allow', nullif(scope, '*'), null, null, null, null, '',
                     given_by, given, null
              from role_grant) granted""";
    private static final Set<Role> OLD = Set.of(Role.ADMIN, Role.DEVELOPER);

    private final JdbcClient db;

    GrantStore(JdbcClient db) {
        this.db = db;
    }

    /** Those of a person and of the teams he is in. */
    List<Grant> of(String user) {
        return db.sql(ALL + " where person = ? or team in (select team from team_member where person = ?)")
                .params(user, user)
                .query(GrantStore::grant)
                .list();
    }

    List<Grant> all() {
        return db.sql(ALL + " order by project nulls first, env, app, cluster, team, person, role")
                .query(GrantStore::grant)
                .list();
    }

    Optional<Grant> find(UUID id) {
        return db.sql(ALL + " where id = ?").param(id).query(GrantStore::grant).optional();
    }

    /** False when there is the same one already. */
    boolean add(Grant grant) {
        Optional<Role> old = Role.named(grant.role()).filter(OLD::contains).filter(role -> old(grant));
        if (old.isPresent()) {
            return db.sql("""
                            insert into role_grant(id, person, role, scope, given_by, given) values (?, ?, ?, ?, ?, ?)
                            on conflict do nothing""")
                            .params(Params.of(
                                    grant.id(),
                                    grant.subject().name(),
                                    old.get().name(),
                                    Objects.requireNonNullElse(grant.place().project(), Person.EVERYWHERE),
                                    grant.by(),
                                    grant.given()))
                            .update()
                    == 1;
        }
        Place place = grant.place();
        Grant.Subject subject = grant.subject();
        return db.sql("""
                        insert into access_grant(id, person, team, role, effect, project, env, env_class, app, cluster,
                          labels, given_by, given)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(Params.of(
                                grant.id(),
                                subject.team() ? null : subject.name(),
                                subject.team() ? subject.name() : null,
                                grant.role(),
                                grant.deny() ? "deny" : "allow",
                                place.project(),
                                place.env(),
                                place.envClass(),
                                place.app(),
                                place.cluster(),
                                place.selector(),
                                grant.by(),
                                grant.given()))
                        .update()
                == 1;
    }

    private static boolean old(Grant grant) {
        return !grant.deny() && !grant.subject().team() && !grant.place().detailed();
    }

    boolean remove(UUID id) {
        return db.sql("delete from access_grant where id = ?").param(id).update()
                        + db.sql("delete from role_grant where id = ?")
                                .param(id)
                                .update()
                > 0;
    }

    /** What is given in the project, or only in a part of it. */
    void forget(@Nullable String project, @Nullable String env, @Nullable String app, @Nullable String cluster) {
        if (project != null && env == null && app == null) {
            db.sql("delete from role_grant where scope = ?").param(project).update();
        }
        db.sql("""
                delete from access_grant where (?::text is null or project = ?) and (?::text is null or env = ?)
                  and (?::text is null or app = ?) and (?::text is null or cluster = ?)""")
                .params(Params.of(project, project, env, env, app, app, cluster, cluster))
                .update();
    }

    private static Grant grant(ResultSet row, int n) throws SQLException {
        String team = row.getString("team");
        String role = row.getString("role");
        OffsetDateTime given = row.getObject("given", OffsetDateTime.class);
        return new Grant(
                row.getObject("id", UUID.class),
                new Grant.Subject(team != null ? team : row.getString("person"), team != null),
                role,
                row.getString("effect").equals("deny"),
                new Place(
                        row.getString("project"),
                        row.getString("env"),
                        envClass(row.getString("env_class")),
                        row.getString("app"),
                        row.getString("cluster"),
                        Selector.parse(row.getString("labels"))),
                Role.named(role).map(Role::permissions).orElse(own(row.getArray("rights"))),
                row.getString("given_by"),
                given == null ? null : given.toInstant());
    }

    private static @Nullable EnvClass envClass(@Nullable String word) {
        return word == null ? null : EnvClass.valueOf(word.toLowerCase(Locale.ROOT));
    }

    /** A right of a newer version is none here. */
    static Set<Permission> own(@Nullable Array words) throws SQLException {
        if (words == null) return Set.of();
        return Arrays.stream((String[]) words.getArray())
                .map(Permission::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
