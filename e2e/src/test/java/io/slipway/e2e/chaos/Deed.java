package io.slipway.e2e.chaos;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Something under way, into which a kill falls. */
interface Deed {
    /** Begins it and returns at once. */
    void begin();

    /** Asks again, for which there was no answer. */
    default void again() {
        throw new UnsupportedOperationException("not asked by a request: " + this);
    }

    /** Waits for its end, asks again where a person would, and returns what is wrong with it. */
    List<String> end();

    /** The operation behind it, where there is one. */
    default Optional<UUID> operation() {
        return Optional.empty();
    }

    static Deed of(Site site, Kill kill) {
        String key = "k%d-%d".formatted(kill.seed(), kill.number());
        return switch (kill.act()) {
            case rollout ->
                new RolloutDeed(site, "dev", "deploy", key, "\"config\": {\"ANSWER\": \"%s\"}".formatted(key));
            case rollback -> new RolloutDeed(site, "dev", "rollback", key, "\"revision\": null");
            case promote -> new RolloutDeed(site, "prod", "deploy", key, "\"fromEnv\": \"dev\"");
            case build -> new BuildDeed(site, key);
            case ship -> new ShipDeed(site, key);
            case up -> new UpDeed(site);
            case down -> new DownDeed(site);
        };
    }
}
