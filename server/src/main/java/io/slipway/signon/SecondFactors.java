package io.slipway.signon;

import io.slipway.access.People;
import io.slipway.access.Tokens;
import io.slipway.api.Account;
import io.slipway.api.SecondFactor;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Events;
import io.slipway.store.Params;
import io.slipway.store.Seal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Second factors of local people: an authenticator app's codes, and recovery codes for when it is lost. */
@Component
class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    /** No letters that look like digits; 16 of these are 79 bits. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final JdbcClient db;
    private final People people;
    private final Seal seal;
    private final Events events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(JdbcClient db, People people, Seal seal, Events events, Clock clock) {
        this.db = db;
        this.people = people;
        this.seal = seal;
        this.events = events;
        this.clock = clock;
    }

    /** Nothing is asked for yet: the first code of the app confirms that it has the secret. */
    @Transactional
    SecondFactor begin(String person) {
        Account account = people.get(person);
        if (!account.origin().equals(People.LOCAL)) {
            throw Refusal.of(
                    Code.IllegalMove, "you sign in by '" + account.origin() + "': a second factor is its matter");
        }
        if (account.secondFactor()) {
            throw Refusal.of(Code.IllegalMove, "there is a second factor already", "remove it first");
        }
        Secret<String> secret = Totp.secret();
        db.sql("""
                insert into second_factor(person, secret) values (?, ?)
                on conflict (person) do update set secret = excluded.secret, last_step = 0""").params(Params.of(person, seal.close(bound(person), secret))).update();
        return new SecondFactor(secret.reveal(), Totp.url(person, secret));
    }

    /** From here on the sign-in asks for it. */
    @Transactional
    SecondFactor.RecoveryCodes confirm(String person, String code, Actor actor) {
        if (people.get(person).secondFactor()) throw Refusal.of(Code.IllegalMove, "it is confirmed already");
        if (!byApp(person, code, false)) {
            throw Refusal.invalid("otp", "this is not the app's code of now; is the phone's clock right?");
        }
        db.sql("update second_factor set confirmed = ? where person = ?")
                .params(Params.of(clock.instant(), person))
                .update();
        events.record(Event.of("access.second.factor.added", actor, Map.of("person", person)));
        return recoveryCodes(person);
    }

    /** Fresh ones; those from before are void. */
    @Transactional
    SecondFactor.RecoveryCodes renew(String person, Actor actor) {
        events.record(Event.of("access.recovery.codes.made", actor, Map.of("person", person)));
        return recoveryCodes(person);
    }

    private SecondFactor.RecoveryCodes recoveryCodes(String person) {
        db.sql("delete from recovery_code where person = ?").param(person).update();
        List<String> codes = new ArrayList<>();
        for (int n = 0; n < RECOVERY_CODES; n++) {
            String code = fresh();
            codes.add(code);
            db.sql("insert into recovery_code(hash, person) values (?, ?)")
                    .params(Params.of(hash(person, code), person))
                    .update();
        }
        return new SecondFactor.RecoveryCodes(codes);
    }

    private String fresh() {
        StringBuilder code = new StringBuilder();
        for (int n = 0; n < 16; n++) {
            if (n > 0 && n % 4 == 0) code.append('-');
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    @Transactional
    void remove(String person, Actor actor) {
        db.sql("delete from second_factor where person = ?").param(person).update();
        db.sql("delete from recovery_code where person = ?").param(person).update();
        events.record(Event.of("access.second.factor.removed", actor, Map.of("person", person)));
    }

    /** Whether a sign-in of this person wants one. */
    boolean wanted(String person) {
        return people.find(person).filter(Account::secondFactor).isPresent();
    }

    /** Uses a code up: each is taken once, on whichever server. */
    boolean right(String person, String given) {
        String code = given.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return code.matches("[0-9]{6}") ? byApp(person, code, true) : byRecovery(person, code);
    }

    private boolean byApp(String person, String code, boolean confirmed) {
        Optional<byte[]> sealed = db.sql(
                        "select secret from second_factor where person = ? and (confirmed is not null) = ?")
                .params(Params.of(person, confirmed))
                .query((row, n) -> row.getBytes(1))
                .optional();
        if (sealed.isEmpty()) return false;
        OptionalLong step = Totp.step(seal.open(bound(person), sealed.get()), code.strip(), clock.instant());
        if (step.isEmpty()) return false;
        return db.sql("update second_factor set last_step = ? where person = ? and last_step < ?")
                        .params(Params.of(step.getAsLong(), person, step.getAsLong()))
                        .update()
                == 1;
    }

    private boolean byRecovery(String person, String code) {
        return db.sql("delete from recovery_code where person = ? and hash = ?")
                        .params(Params.of(person, hash(person, code)))
                        .update()
                == 1;
    }

    private static String hash(String person, String code) {
        return Tokens.hash("recovery " + person + " " + code.replace("-", ""));
    }

    private static String bound(String person) {
        return "totp/" + person;
    }
}
