package io.slipway.access;

import io.slipway.store.Params;
import io.slipway.store.Upkeep;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions, tokens and one-use codes whose time is over. Nobody can use them; their rows are no record of anything. */
@Component
class Expired implements Upkeep {
    private final JdbcClient db;
    private final Clock clock;

    Expired(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "expired sessions, tokens and codes";
    }

    @Override
    public void round() {
        db.sql("delete from session where expires < ?")
                .params(Params.of(clock.instant()))
                .update();
        db.sql("delete from api_token where expires < ?")
                .params(Params.of(clock.instant()))
                .update();
        db.sql("delete from setup_code where expires < ?")
                .params(Params.of(clock.instant()))
                .update();
    }
}
