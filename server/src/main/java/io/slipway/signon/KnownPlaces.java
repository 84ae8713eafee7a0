package io.slipway.signon;

import io.slipway.access.Origin;
import io.slipway.access.Tokens;
import io.slipway.core.Secret;
import io.slipway.store.Params;
import io.slipway.store.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Devices and addresses that a person has signed in from; only hashes of them are kept. */
@Component
class KnownPlaces implements Upkeep {
    static final Duration HOLDS = Duration.ofDays(90);
    private static final int MOST = 20;

    private final JdbcClient db;
    private final Clock clock;

    KnownPlaces(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A device before an address, which others may have too. */
    Optional<String> known(String person, Origin from) {
        String device = from.device() == null ? "" : device(from.device());
        List<String> found = db.sql("select hash from known_place where person = ? and hash in (?, ?)")
                .params(Params.of(person, device, address(from)))
                .query(String.class)
                .list();
        return found.contains(device) ? Optional.of(device) : found.stream().findFirst();
    }

    /** Keeps where a person has just signed in; the value that the device shows the next time. */
    Secret<String> keep(String person, Origin from) {
        Secret<String> device = Secret.of(from.device() == null ? Tokens.fresh() : from.device());
        keep(person, device(device.reveal()));
        keep(person, address(from));
        db.sql("""
                delete from known_place where person = ? and hash not in
                  (select hash from known_place where person = ? order by last_used desc limit ?)""").params(Params.of(person, person, MOST)).update();
        return device;
    }

    private void keep(String person, String hash) {
        db.sql("""
                insert into known_place(hash, person, last_used) values (?, ?, ?)
                on conflict (hash, person) do update set last_used = excluded.last_used""").params(Params.of(hash, person, clock.instant())).update();
    }

    private static String device(String value) {
        return Tokens.hash("device " + value);
    }

    private static String address(Origin from) {
        return Tokens.hash("address " + from.address());
    }

    @Override
    public String what() {
        return "places that people signed in from";
    }

    @Override
    public void round() {
        db.sql("delete from known_place where last_used < ?")
                .params(Params.of(clock.instant().minus(HOLDS)))
                .update();
    }
}
