package io.slipway.access;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody must be left who can give rights back. */
@Component
public class Administrators {
    private static final int LOCK = 0x51_7A_06;

    private final JdbcClient db;
    private final GrantStore grants;
    private final Teams teams;

    Administrators(JdbcClient db, GrantStore grants, Teams teams) {
        this.db = db;
        this.grants = grants;
        this.teams = teams;
    }

    /** To be asked in a transaction that took somebody's rights, after it did: refuses to take the last one's. */
    public void keep() {
        // Two that take each other's rights at the same moment must not both see the other one left.
        db.sql("select 1 from (select pg_advisory_xact_lock(?)) locked")
                .param(LOCK)
                .query(Integer.class)
                .single();
        boolean left = Holders.of(grants, teams).values().stream()
                .anyMatch(rights -> rights.may(Permission.PLATFORM_ADMIN, Place.PLATFORM)
                        && rights.may(Permission.RBAC_EDIT, Place.PLATFORM));
        if (!left) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "nobody would be left who may give rights on the platform",
                    "make somebody else an administrator first");
        }
    }
}
