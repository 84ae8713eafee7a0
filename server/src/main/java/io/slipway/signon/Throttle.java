package io.slipway.signon;

import io.slipway.access.Origin;
import io.slipway.access.Tokens;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Params;
import io.slipway.store.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * At most ten tries for an account in five minutes, on all servers together and from all addresses together.
 * Where the person has signed in before is counted apart: others' guesses keep nobody out of his account.
 */
@Component
class Throttle implements Upkeep {
    static final int TRIES = 10;
    /** One address that guesses at many accounts. */
    static final int ADDRESS_TRIES = 100;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final JdbcClient db;
    private final Clock clock;
    private final KnownPlaces places;

    Throttle(JdbcClient db, Clock clock, KnownPlaces places) {
        this.db = db;
        this.clock = clock;
        this.places = places;
    }

    /** A counted try. */
    final class Try {
        private final String key;
        private final @Nullable String address;

        /** @param address the count of its address, when that was raised */
        private Try(String key, @Nullable String address) {
            this.key = key;
            this.address = address;
        }

        /** It was the right person: the count starts anew. */
        void right() {
            db.sql("delete from sign_try where key = ?").param(key).update();
            if (address == null) return;
            db.sql("update sign_try set tries = greatest(0, tries - 1) where key = ?")
                    .param(address)
                    .update();
        }
    }

    /** Counts before anything is compared, so that guesses at the same time count as well. */
    Try enter(String account, Origin from) {
        return enter(account, "account ", from);
    }

    /** Of codes of a second factor, which a right password does not set back. */
    Try enterCode(String account, Origin from) {
        return enter(account, "code ", from);
    }

    private Try enter(String account, String what, Origin from) {
        String known = places.known(account, from).orElse("");
        // One-use links are nobody's account yet, and too long to be guessed: their tries are the address's alone.
        String whose = account.isEmpty() ? "link " + from.address() : what + account + " " + known;
        String key = Tokens.hash(whose);
        String address = known.isEmpty() ? Tokens.hash("address " + from.address()) : null;
        count(key, TRIES);
        // Only what an account still takes: a loop at one of them does not close the door to a whole office.
        if (address != null) count(address, ADDRESS_TRIES);
        return new Try(key, address);
    }

    private void count(String key, int most) {
        Instant now = clock.instant();
        int tries = db.sql("""
                insert into sign_try as t (key, since, tries) values (?, ?, 1)
                on conflict (key) do update set
                  tries = case when t.since < ? then 1 else t.tries + 1 end,
                  since = case when t.since < ? then excluded.since else t.since end
                returning tries""")
                .params(Params.of(key, now, now.minus(WINDOW), now.minus(WINDOW)))
                .query(Integer.class)
                .single();
        if (tries > most) {
            throw Refusal.of(
                    Code.TooMany,
                    "more than " + most + " attempts within " + WINDOW.toMinutes() + " minutes",
                    "try again in a few minutes, or from where you signed in before");
        }
    }

    @Override
    public String what() {
        return "counts of tries to sign in";
    }

    @Override
    public Duration every() {
        return WINDOW;
    }

    @Override
    public void round() {
        db.sql("delete from sign_try where since < ?")
                .params(Params.of(clock.instant().minus(WINDOW)))
                .update();
    }
}
