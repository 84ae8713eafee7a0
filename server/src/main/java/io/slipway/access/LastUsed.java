package io.slipway.access;

import io.slipway.store.Params;
import io.slipway.store.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When and from where sessions and tokens were last used. Written every few seconds and not by the request,
 * which may be one of thousands and must also be answered while nothing can be written.
 */
@Component
class LastUsed implements Upkeep {
    private static final int MOST = 10_000;

    private record Use(String table, Instant at, String from) {}

    private final JdbcClient db;
    private final Clock clock;
    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    LastUsed(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void note(Identity.Credential shown, String hash) {
        if (uses.size() < MOST || uses.containsKey(hash)) {
            uses.put(hash, new Use(shown.table(), clock.instant(), shown.from()));
        }
    }

    @Override
    public String what() {
        return "last uses of sessions and tokens";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void round() {
        for (Map.Entry<String, Use> one : Map.copyOf(uses).entrySet()) {
            write(one.getKey(), one.getValue());
            // A use since then waits for the next round; a failed write keeps this one.
            uses.remove(one.getKey(), one.getValue());
        }
    }

    private void write(String hash, Use use) {
        String from = use.table().equals("session") ? "source" : "last_from";
        db.sql("""
                with used as (update %s set last_used = ?, %s = ? where hash = ? returning person)
                update person set last_seen = greatest(last_seen, ?) where name in (select person from used)""".formatted(use.table(), from))
                .params(Params.of(use.at(), use.from(), hash, use.at()))
                .update();
    }
}
