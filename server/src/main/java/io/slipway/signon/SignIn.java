package io.slipway.signon;

import io.slipway.access.Origin;
import io.slipway.access.Sessions;
import io.slipway.api.Account;
import io.slipway.api.Me;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Events;
import io.slipway.store.Params;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Trades a password, or a one-use link, for a session. */
@Component
class SignIn {
    private final JdbcClient db;
    private final TransactionTemplate transactions;
    private final Passwords passwords;
    private final PasswordLinks links;
    private final Sessions sessions;
    private final Throttle throttle;
    private final KnownPlaces places;
    private final FailedSignIns failed;
    private final SecondFactors factors;
    private final Events events;

    SignIn(
            JdbcClient db,
            TransactionTemplate transactions,
            Passwords passwords,
            PasswordLinks links,
            Sessions sessions,
            Throttle throttle,
            KnownPlaces places,
            FailedSignIns failed,
            SecondFactors factors,
            Events events) {
        this.db = db;
        this.transactions = transactions;
        this.passwords = passwords;
        this.links = links;
        this.sessions = sessions;
        this.throttle = throttle;
        this.places = places;
        this.failed = failed;
        this.factors = factors;
        this.events = events;
    }

    /** @param device what the browser shows the next time, so that it is known */
    record Opened(Secret<String> session, Secret<String> device) {}

    /** The same answer and the same work for unknown people, disabled ones and wrong passwords. */
    Opened byPassword(Me.Login login, Origin from) {
        String user = login.user();
        Throttle.Try counted = throttle.enter(user, from);
        Secret<String> password = Secret.of(login.password());
        String stored = stored(user).orElse(null);
        if (!passwords.right(password, stored)) {
            failed.record(exists(user) ? user : FailedSignIns.UNKNOWN, from.address());
            throw Refusal.of(Code.Unauthenticated, "user or password is wrong");
        }
        secondFactor(user, login.otp(), from);
        counted.right();
        return open(user, from, "password", () -> rehash(user, password, stored));
    }

    /** After the first factor: who does not have that one does not hear whether there is a second. */
    private void secondFactor(String user, @Nullable String otp, Origin from) {
        if (!factors.wanted(user)) return;
        if (otp == null || otp.isBlank()) {
            throw Refusal.of(
                    Code.SecondFactorNeeded,
                    "the authenticator app's code is needed, or a recovery code",
                    "send it as otp beside user and password");
        }
        if (!factors.right(user, otp)) {
            failed.record(user, from.address());
            throw Refusal.of(
                    Code.SecondFactorNeeded, "this code is wrong, or was used before", "wait for the app's next code");
        }
    }

    /** What can be signed in with: nothing for who is disabled. */
    private Optional<String> stored(String user) {
        return db.sql("select password from person where name = ? and password is not null and disabled is null")
                .param(user)
                .query(String.class)
                .optional();
    }

    private void rehash(String user, Secret<String> password, @Nullable String stored) {
        if (stored == null || !passwords.outdated(stored)) return;
        // Only what was compared: a password that was set meanwhile stays.
        db.sql("update person set password = ? where name = ? and password = ?")
                .params(Params.of(passwords.hash(password), user, stored))
                .update();
    }

    private boolean exists(String user) {
        return db.sql("select exists (select from person where name = ?)")
                .param(user)
                .query(Boolean.class)
                .single();
    }

    /** Uses the link up: sets the password, ends what was open with the old one, and opens a session. */
    Opened byLink(Me.Setup setup, Origin from) {
        Secret<String> code = Secret.of(setup.code());
        Secret<String> password = Secret.of(setup.password());
        Throttle.Try counted = throttle.enter("link", from);
        String person = links.person(code).orElseThrow(SignIn::used);
        passwords.vet(person, password);
        secondFactor(person, setup.otp(), from);
        String hash = passwords.hash(password);
        Opened opened = open(person, from, "link", () -> {
            if (!links.use(code)) throw used();
            replace(person, hash, null, new Actor(person, from.address()));
        });
        counted.right();
        return opened;
    }

    private static Refusal used() {
        return Refusal.of(
                Code.Unauthenticated,
                "this link is used up, withdrawn or too old",
                "run './slipway up' again: it prints a fresh link for local-admin; others ask an administrator");
    }

    /** @param session hash of the one that stays open */
    void change(String person, Account.NewPassword wish, @Nullable String session, Origin from) {
        Secret<String> password = Secret.of(wish.password());
        provePassword(person, Secret.of(wish.current()), "current", from);
        passwords.vet(person, password);
        String hash = passwords.hash(password);
        transactions.executeWithoutResult(status -> replace(person, hash, session, new Actor(person, from.address())));
    }

    /** Again, for an act that whoever finds an open browser should not do. */
    void provePassword(String person, Secret<String> current, String field, Origin from) {
        Throttle.Try counted = throttle.enter(person, from);
        if (!passwords.right(current, stored(person).orElse(null))) {
            failed.record(person, from.address());
            throw Refusal.invalid(field, "the current password is wrong");
        }
        counted.right();
    }

    void proveFactor(String person, String otp, Origin from) {
        Throttle.Try counted = throttle.enter(person, from);
        if (!factors.right(person, otp)) {
            failed.record(person, from.address());
            throw Refusal.invalid("otp", "this code is wrong, or was used before");
        }
        counted.right();
    }

    private void replace(String person, String hash, @Nullable String session, Actor actor) {
        db.sql("update person set password = ? where name = ?")
                .params(Params.of(hash, person))
                .update();
        db.sql("delete from setup_code where person = ?").param(person).update();
        events.record(Event.of("access.password.set", actor, Map.of()));
        sessions.endAll(person, session, actor);
    }

    /** @param first done in the same transaction */
    private Opened open(String person, Origin from, String by, Runnable first) {
        Opened opened = transactions.execute(status -> {
            first.run();
            events.record(Event.of("access.signed.in", new Actor(person, from.address()), Map.of("by", by)));
            return new Opened(sessions.open(person, from), places.keep(person, from));
        });
        if (opened == null) throw new IllegalStateException("a sign-in without a session");
        return opened;
    }
}
