package io.slipway.access;

import io.slipway.api.Names;
import io.slipway.api.Problem;
import io.slipway.api.RoleView;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Nearest;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.Params;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The presets and the roles that people made themselves. */
@Component
class Roles {
    private final JdbcClient db;
    private final Grants grants;
    private final GrantStore given;
    private final Administrators administrators;
    private final Events events;
    private final Clock clock;

    Roles(JdbcClient db, Grants grants, GrantStore given, Administrators administrators, Events events, Clock clock) {
        this.db = db;
        this.grants = grants;
        this.given = given;
        this.administrators = administrators;
        this.events = events;
        this.clock = clock;
    }

    List<RoleView> list() {
        Stream<RoleView> own = db
                .sql("select name, description, rights from own_role order by name")
                .query((row, n) -> view(row.getString(1), row.getString(2), false, GrantStore.own(row.getArray(3))))
                .list()
                .stream();
        Stream<RoleView> presets =
                Arrays.stream(Role.values()).map(role -> view(role.word(), null, true, role.permissions()));
        return Stream.concat(presets, own).toList();
    }

    RoleView get(String name) {
        return find(name)
                .orElseThrow(
                        () -> Refusal.of(Code.NotFound, unknown(name), "'slipway role list' shows those there are"));
    }

    private Optional<RoleView> find(String name) {
        return list().stream().filter(role -> role.name().equals(name)).findFirst();
    }

    /** The rights of a role; a fault with the nearest name when there is no such role. */
    Optional<Set<Permission>> rights(String name, List<Problem.Fault> faults) {
        Optional<RoleView> found = find(name);
        if (found.isEmpty()) faults.add(new Problem.Fault("role", unknown(name)));
        return found.map(role -> role.rights().stream()
                .map(Permission::named)
                .flatMap(Optional::stream)
                .collect(() -> EnumSet.noneOf(Permission.class), Set::add, Set::addAll));
    }

    private String unknown(String name) {
        return "there is no role '" + name + "'"
                + Nearest.hint(name, list().stream().map(RoleView::name).toList());
    }

    /** Makes it, or changes what it holds; nobody puts in more than he holds himself. */
    @Transactional
    RoleView write(String name, RoleView.Write wish, Person person) {
        Set<Permission> rights = checked(name, wish);
        Optional<RoleView> before = find(name);
        Set<Permission> touched = EnumSet.copyOf(rights);
        before.ifPresent(role ->
                role.rights().forEach(word -> touched.add(Permission.named(word).orElseThrow())));
        for (Permission right : touched) {
            if (!person.mayAll(right, Place.PLATFORM)) throw grants.lacking(person, right, Place.PLATFORM);
        }
        db.sql("""
                insert into own_role(name, description, rights, created) values (?, ?, ?, ?)
                on conflict (name) do update set description = excluded.description, rights = excluded.rights""")
                .params(Params.of(
                        name,
                        wish.description(),
                        rights.stream().map(Permission::word).sorted().toArray(String[]::new),
                        clock.instant()))
                .update();
        administrators.keep();
        grants.withdrawn();
        events.record(Event.of(
                before.isEmpty() ? "role.created" : "role.changed",
                person.actor(),
                Map.of("role", name, "rights", words(rights))));
        return get(name);
    }

    private static Set<Permission> checked(String name, RoleView.Write wish) {
        List<Problem.Fault> faults = new ArrayList<>();
        if (!Names.legal(name)) faults.add(new Problem.Fault("name", Names.rule("role", name)));
        if (Role.named(name).isPresent()) {
            faults.add(new Problem.Fault("name", "'" + name + "' is there from the start and stays as it is"));
        }
        @Nullable List<String> words = wish.rights();
        if (words == null || words.isEmpty()) {
            faults.add(new Problem.Fault("rights", "a role holds one right or more"));
        }
        Set<Permission> rights = EnumSet.noneOf(Permission.class);
        for (String word : Objects.requireNonNullElse(words, List.<String>of())) {
            Permission.named(word)
                    .ifPresentOrElse(
                            rights::add, () -> faults.add(new Problem.Fault("rights", Permission.unknown(word))));
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
        return rights;
    }

    @Transactional
    void delete(String name, Person person) {
        RoleView role = get(name);
        if (role.preset()) {
            throw Refusal.of(Code.IllegalMove, "the role '" + name + "' is there from the start and stays");
        }
        List<String> users = given.all().stream()
                .filter(grant -> grant.role().equals(name))
                .map(Grant::words)
                .toList();
        if (!users.isEmpty()) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "the role '%s' is given %d times".formatted(name, users.size()),
                    users.stream().limit(5).toList(),
                    "remove those grants first: 'slipway grant list' shows them");
        }
        db.sql("delete from own_role where name = ?").param(name).update();
        events.record(Event.of("role.deleted", person.actor(), Map.of("role", name)));
    }

    private static RoleView view(String name, @Nullable String description, boolean preset, Set<Permission> rights) {
        return new RoleView(name, description, preset, words(rights));
    }

    private static List<String> words(Set<Permission> rights) {
        return rights.stream().sorted().map(Permission::word).toList();
    }
}
