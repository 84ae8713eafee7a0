package io.slipway.signon;

import io.slipway.access.Arrivals;
import io.slipway.access.Origin;
import io.slipway.access.Sessions;
import io.slipway.api.Account;
import io.slipway.api.Me;
import io.slipway.api.Names;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Events;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Trades a proof for a session: a password, a one-use link, the word of a provider. */
@Component
class SignIn {
    private final TransactionTemplate transactions;
    private final StoredPasswords passwords;
    private final Directories directories;
    private final Arrivals arrivals;
    private final PasswordLinks links;
    private final SecondFactors factors;
    private final Attempts attempts;
    private final KnownPlaces places;
    private final Sessions sessions;
    private final Events events;

    SignIn(
            TransactionTemplate transactions,
            StoredPasswords passwords,
            Directories directories,
            Arrivals arrivals,
            PasswordLinks links,
            SecondFactors factors,
            Attempts attempts,
            KnownPlaces places,
            Sessions sessions,
            Events events) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.directories = directories;
        this.arrivals = arrivals;
        this.links = links;
        this.factors = factors;
        this.attempts = attempts;
        this.places = places;
        this.sessions = sessions;
        this.events = events;
    }

    /** @param device what the browser shows the next time, so that it is known */
    record Opened(Secret<String> session, Secret<String> device) {}

    /** The same answer for unknown people, disabled ones and wrong passwords. */
    Opened byPassword(Me.Login login, Origin from) {
        String user = account(login.user());
        Attempts.Attempt attempt = attempts.begin(user, from);
        Secret<String> password = Secret.of(login.password());
        Optional<String> compared = passwords.matched(user, password);
        if (compared.isPresent()) {
            secondFactor(user, login.otp(), attempt);
            attempt.right();
            return open(from, "password", () -> {
                passwords.refuseReplaced(user, compared.get());
                return user;
            });
        }
        Optional<Arrivals.Vouched> vouched = passwords.own(user) ? Optional.empty() : directories.check(user, password);
        if (vouched.isEmpty()) {
            attempt.wrong();
            throw Refusal.of(Code.Unauthenticated, "user or password is wrong");
        }
        attempt.right();
        return vouched(vouched.get(), from);
    }

    /** One account, one count: no directory tells capitals from small letters. What nobody can be called is nobody. */
    private static String account(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return Names.legalPerson(name) ? name : FailedSignIns.UNKNOWN;
    }

    /** After the first factor: who does not have that one does not hear whether there is a second. */
    private void secondFactor(String user, @Nullable String otp, Attempts.Attempt attempt) {
        if (!factors.wanted(user)) return;
        if (otp == null || otp.isBlank()) {
            throw Refusal.of(
                    Code.SecondFactorNeeded,
                    "the authenticator app's code is needed, or a recovery code",
                    "send it as otp beside user and password");
        }
        if (!factors.right(user, otp)) {
            attempt.wrong();
            throw Refusal.of(
                    Code.SecondFactorNeeded, "this code is wrong, or was used before", "wait for the app's next code");
        }
    }

    Opened vouched(Arrivals.Vouched said, Origin from) {
        return open(from, said.provider(), () -> arrivals.arrive(said, from.address()));
    }

    /** Uses the link up: sets the password, ends what was open with the old one, and opens a session. */
    Opened byLink(Me.Setup setup, Origin from) {
        Secret<String> code = Secret.of(setup.code());
        Attempts.Attempt attempt = attempts.begin("", from);
        String person = links.person(code).orElseThrow(SignIn::used);
        String hash = passwords.fit(person, Secret.of(setup.password()));
        // Whoever found the link guesses at the person's account from here on.
        if (factors.wanted(person)) {
            Attempts.Attempt guess = attempts.begin(person, from);
            secondFactor(person, setup.otp(), guess);
            guess.right();
        }
        Opened opened = open(from, "link", () -> {
            if (!links.use(code)) throw used();
            replace(person, hash, null, new Actor(person, from.address()));
            return person;
        });
        attempt.right();
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
        provePassword(person, Secret.of(wish.current()), "current", from);
        String hash = passwords.fit(person, Secret.of(wish.password()));
        transactions.executeWithoutResult(status -> replace(person, hash, session, new Actor(person, from.address())));
    }

    /** Again, for an act that whoever finds an open browser should not do. */
    void provePassword(String person, Secret<String> current, String field, Origin from) {
        prove(
                attempts.begin(person, from),
                person,
                passwords::right,
                current,
                Refusal.invalid(field, "the current password is wrong"));
    }

    void proveFactor(String person, String otp, Origin from) {
        Refusal wrong = Refusal.invalid("otp", "this code is wrong, or was used before");
        // A right password says nothing about guesses at the code.
        Attempts.Attempt attempt = attempts.beginCode(person, from);
        prove(attempt, person, (name, code) -> factors.right(name, code.reveal()), Secret.of(otp), wrong);
    }

    private interface Check {
        boolean right(String person, Secret<String> proof);
    }

    private static void prove(
            Attempts.Attempt attempt, String person, Check check, Secret<String> proof, Refusal wrong) {
        if (!check.right(person, proof)) {
            attempt.wrong();
            throw wrong;
        }
        attempt.right();
    }

    private void replace(String person, String hash, @Nullable String session, Actor actor) {
        passwords.set(person, hash);
        events.record(Event.of("access.password.set", actor, Map.of()));
        sessions.endAll(person, session, actor);
    }

    /** @param who says in the same transaction who it is */
    private Opened open(Origin from, String by, Supplier<String> who) {
        Opened opened = transactions.execute(status -> {
            String person = who.get();
            events.record(Event.of("access.signed.in", new Actor(person, from.address()), Map.of("by", by)));
            return new Opened(sessions.open(person, from), places.keep(person, from));
        });
        if (opened == null) throw new IllegalStateException("a sign-in without a session");
        return opened;
    }
}
