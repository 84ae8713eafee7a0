package io.slipway.project;

import io.slipway.access.Grants;
import io.slipway.access.People;
import io.slipway.access.Role;
import io.slipway.api.Account;
import io.slipway.api.Names;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.store.Events;
import io.slipway.store.Params;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The project that is a person's own. */
@Component
public class PersonalProjects {
    private static final int LONGEST = 20;
    private static final int TRIES = 1000;

    private final JdbcClient db;
    private final People people;
    private final Grants grants;
    private final Events events;
    private final Clock clock;

    PersonalProjects(JdbcClient db, People people, Grants grants, Events events, Clock clock) {
        this.db = db;
        this.people = people;
        this.grants = grants;
        this.events = events;
        this.clock = clock;
    }

    private record Own(String name, Instant created) {}

    public Optional<String> find(String person) {
        Account account = people.get(person);
        return own(person).filter(own -> !isOfSomebodyBefore(own, account)).map(Own::name);
    }

    public boolean personal(String project) {
        return db.sql("select exists (select from project where name = ? and personal)")
                .param(project)
                .query(Boolean.class)
                .single();
    }

    /** The one there is, else a new one; whoever had the name before keeps nothing in common with who has it now. */
    @Transactional
    public String ensure(String person, Actor actor) {
        // Two sign-ins at the same time make one.
        db.sql("select from person where name = ? for update")
                .param(person)
                .query()
                .listOfRows();
        Optional<String> there = find(person);
        if (there.isPresent()) return there.get();
        db.sql("update project set personal = false where owner = ? and personal")
                .param(person)
                .update();
        String name = insert(person);
        grants.give(person, Role.DEVELOPER, name);
        events.record(Event.of("project.created", actor, Map.of("name", name, "personal", true))
                .in(name, null, null));
        return name;
    }

    private Optional<Own> own(String person) {
        return db.sql("select name, created from project where owner = ? and personal")
                .param(person)
                .query((row, n) -> new Own(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static boolean isOfSomebodyBefore(Own own, Account account) {
        Instant since = account.created();
        return since != null && own.created().isBefore(since);
    }

    private String insert(String person) {
        for (int n = 1; n <= TRIES; n++) {
            String name = name(person, n);
            boolean free = db.sql("""
                            insert into project(id, name, description, owner, created, personal) values (?, ?, ?, ?, ?, true)
                            on conflict (name) do nothing""")
                            .params(Params.of(
                                    Ids.next(clock), name, "Personal space of " + person, person, clock.instant()))
                            .update()
                    == 1;
            if (free) return name;
        }
        throw new IllegalStateException("no free name for the personal project of " + person);
    }

    /** A legal name that looks like the person's; {@code n} from two on makes it another one. */
    static String name(String person, int n) {
        String plain = person.replaceFirst("@.*", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String letter = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "u-" + plain : plain;
        String tail = n == 1 ? "" : "-" + n;
        String cut = letter.substring(0, Math.min(letter.length(), LONGEST - tail.length()))
                .replaceAll("-+$", "");
        String name = cut + tail;
        return Names.legal(name) ? name : "u" + tail;
    }
}
