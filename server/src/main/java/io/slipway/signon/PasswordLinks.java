package io.slipway.signon;

import io.slipway.access.People;
import io.slipway.access.Tokens;
import io.slipway.api.Account;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Events;
import io.slipway.store.Params;
import io.slipway.store.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that set one password, once. */
@Component
public class PasswordLinks {
    /** Printed where its reader sits. */
    private static final Duration LOCAL_ADMIN = Duration.ofMinutes(10);
    /** Sent to a colleague. */
    private static final Duration OTHERS = Duration.ofHours(24);

    private final JdbcClient db;
    private final People people;
    private final Events events;
    private final Clock clock;
    private final Settings settings;

    PasswordLinks(JdbcClient db, People people, Events events, Clock clock, Settings settings) {
        this.db = db;
        this.people = people;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
    }

    /** A new person, and the link for the first password. */
    @Transactional
    public Account.Made invite(Account.Create wish, Actor actor) {
        Account made = people.create(wish, actor);
        return new Account.Made(made, url(make(made.name(), actor)));
    }

    /** A fresh one; those that were made for this person before are void. */
    @Transactional
    public Secret<String> make(String name, Actor actor) {
        Account person = people.get(name);
        if (!person.origin().equals(People.LOCAL)) {
            throw Refusal.of(
                    Code.IllegalMove, "%s signs in by '%s' and has no password here".formatted(name, person.origin()));
        }
        if (!person.state().equals("active")) {
            throw Refusal.of(Code.IllegalMove, name + " is disabled", "slipway user enable " + name);
        }
        Secret<String> code = Secret.of(Tokens.fresh());
        Duration life = name.equals(People.LOCAL_ADMIN) ? LOCAL_ADMIN : OTHERS;
        db.sql("delete from setup_code where person = ?").param(name).update();
        db.sql("insert into setup_code(hash, person, expires) values (?, ?, ?)")
                .params(Params.of(
                        Tokens.hash(code.reveal()), name, clock.instant().plus(life)))
                .update();
        events.record(Event.of("access.link.made", actor, Map.of("person", name)));
        return code;
    }

    String url(Secret<String> code) {
        return settings.url() + "/setup?code=" + code.reveal();
    }

    /** Whose password it sets. */
    Optional<String> person(Secret<String> code) {
        return db.sql("select person from setup_code where hash = ? and expires > ?")
                .params(Params.of(Tokens.hash(code.reveal()), clock.instant()))
                .query(String.class)
                .optional();
    }

    /** True for the one that uses it up. */
    boolean use(Secret<String> code) {
        return db.sql("delete from setup_code where hash = ? and expires > ?")
                        .params(Params.of(Tokens.hash(code.reveal()), clock.instant()))
                        .update()
                == 1;
    }
}
