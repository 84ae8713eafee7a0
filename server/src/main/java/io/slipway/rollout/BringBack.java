package io.slipway.rollout;

import io.slipway.api.Rollout;
import io.slipway.core.Actor;
import io.slipway.core.Refusal;
import io.slipway.project.Environments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings what served in a cluster to it again, after it began anew with nothing in it: the same revisions, new pods. */
@Component
public class BringBack {
    private static final Logger log = LoggerFactory.getLogger(BringBack.class);
    private final RolloutStore store;
    private final Environments environments;
    private final Rollouts rollouts;

    BringBack(RolloutStore store, Environments environments, Rollouts rollouts) {
        this.store = store;
        this.environments = environments;
        this.rollouts = rollouts;
    }

    /** Asked again, it starts only what has not begun. */
    public void to(String cluster) {
        for (RolloutSpec app : store.serving()) {
            if (!environments.get(app.project(), app.env()).cluster().equals(cluster)) continue;
            try {
                rollouts.restart(
                        app.project(),
                        app.env(),
                        app.app(),
                        new Rollout.Restart("cluster " + cluster + " began anew with nothing in it"),
                        Actor.SYSTEM);
            } catch (Refusal e) {
                // One is under way already, which brings all that the app needs.
                log.info("{} is not brought back: {}", app.lane(), e.getMessage());
            }
        }
    }
}
