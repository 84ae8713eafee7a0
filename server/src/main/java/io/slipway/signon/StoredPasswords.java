package io.slipway.signon;

import io.slipway.access.People;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Params;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The passwords of the platform's own people, as hashes in the database. */
@Component
class StoredPasswords {
    private final JdbcClient db;
    private final Passwords passwords;

    StoredPasswords(JdbcClient db, Passwords passwords) {
        this.db = db;
        this.passwords = passwords;
    }

    boolean right(String person, Secret<String> password) {
        return matched(person, password).isPresent();
    }

    /** The hash that fits, the same work for unknown people, disabled ones and wrong passwords. */
    Optional<String> matched(String person, Secret<String> password) {
        String stored = stored(person).orElse(null);
        if (!passwords.right(password, stored) || stored == null) return Optional.empty();
        if (!passwords.outdated(stored)) return Optional.of(stored);
        String anew = passwords.hash(password);
        // Only what was compared: a password that was set meanwhile stays.
        db.sql("update person set password = ? where name = ? and password = ?")
                .params(Params.of(anew, person, stored))
                .update();
        return Optional.of(anew);
    }

    /**
     * In the transaction that opens a session: comparing takes a while, and who was disabled or has got another password
     * meanwhile does not get in by the old one.
     */
    void refuseReplaced(String person, String compared) {
        boolean same = db.sql("select password from person where name = ? and disabled is null for update")
                .param(person)
                .query(String.class)
                .optional()
                .filter(compared::equals)
                .isPresent();
        if (!same) throw Refusal.of(Code.Unauthenticated, "user or password is wrong");
    }

    /** What can be signed in with: nothing for who is disabled. */
    private Optional<String> stored(String person) {
        return db.sql("select password from person where name = ? and password is not null and disabled is null")
                .param(person)
                .query(String.class)
                .optional();
    }

    boolean exists(String person) {
        return db.sql("select exists (select from person where name = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /** Whether the person is one of the platform's own: no directory may speak for him. */
    boolean own(String person) {
        return db.sql("select exists (select from person where name = ? and origin = ?)")
                .params(Params.of(person, People.LOCAL))
                .query(Boolean.class)
                .single();
    }

    /** Its hash, made outside of any transaction: that takes a while. */
    String fit(String person, Secret<String> password) {
        passwords.vet(person, password);
        return passwords.hash(password);
    }

    void set(String person, String hash) {
        db.sql("update person set password = ? where name = ?")
                .params(Params.of(hash, person))
                .update();
        db.sql("delete from setup_code where person = ?").param(person).update();
    }
}
