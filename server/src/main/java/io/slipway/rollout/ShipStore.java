package io.slipway.rollout;

import io.slipway.store.Params;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of ships: which build and which rollout one is made of. */
@Component
class ShipStore {
    private final JdbcClient db;

    ShipStore(JdbcClient db) {
        this.db = db;
    }

    void insert(UUID id, UUID rollout) {
        db.sql("insert into ship(id, rollout) values (?, ?)")
                .params(Params.of(id, rollout))
                .update();
    }

    void build(UUID id, UUID build) {
        db.sql("update ship set build = ? where id = ? and build is null")
                .params(Params.of(build, id))
                .update();
    }

    Optional<UUID> build(UUID id) {
        return db.sql("select build from ship where id = ? and build is not null")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> rollout(UUID id) {
        return db.sql("select rollout from ship where id = ?")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    /** The ship that a build or a rollout belongs to. */
    Optional<UUID> of(UUID part) {
        return db.sql("select id from ship where build = ? or rollout = ?")
                .params(Params.of(part, part))
                .query(UUID.class)
                .optional();
    }
}
