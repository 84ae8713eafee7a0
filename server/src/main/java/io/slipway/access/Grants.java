package io.slipway.access;

import io.slipway.store.Params;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roles given to people on scopes. */
@Component
public class Grants {
    private final JdbcClient db;
    private final Remembered remembered;

    Grants(JdbcClient db, Remembered remembered) {
        this.remembered = remembered;
        this.db = db;
    }

    Map<String, Set<Permission>> of(String user) {
        Map<String, Set<Permission>> found = new HashMap<>();
        db.sql("select scope, role from role_grant where person = ?")
                .param(user)
                .query((row, n) -> {
                    Role role = Role.valueOf(row.getString("role"));
                    return found.computeIfAbsent(row.getString("scope"), s -> EnumSet.noneOf(Permission.class))
                            .addAll(role.permissions());
                })
                .list();
        return found;
    }

    /** Gives a role; giving it again changes nothing. What is remembered stays: it can only be too little. */
    public void give(String user, Role role, String scope) {
        db.sql("insert into role_grant(person, role, scope) values (?, ?, ?) on conflict do nothing")
                .params(Params.of(user, role, scope))
                .update();
    }

    /** Takes all roles on a scope back, for one that is deleted. */
    public void forget(String scope) {
        db.sql("delete from role_grant where scope = ?").param(scope).update();
        remembered.withdrawn(person -> person.grants().containsKey(scope));
    }

    /** Who can grant rights on the project, at least the administrators. */
    List<String> grantors(@Nullable String project) {
        List<String> names = db.sql("select distinct person from role_grant where role = 'ADMIN' and scope in ('*', ?)")
                .params(Params.of(project == null ? "*" : project))
                .query(String.class)
                .list();
        return names.isEmpty() ? List.of("an administrator") : names;
    }
}
