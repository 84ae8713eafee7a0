package io.slipway.rollout;

import io.slipway.core.Actor;
import io.slipway.core.Refusal;
import io.slipway.project.Environments;
import io.slipway.work.Operations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings what served in a cluster to it again, after it began anew with nothing in it: the same revisions, new pods. */
@Component
public class BringBack {
    private static final Logger log = LoggerFactory.getLogger(BringBack.class);
    private final RolloutStore store;
    private final Environments environments;
    private final Rollouts rollouts;
    private final Operations operations;

    BringBack(RolloutStore store, Environments environments, Rollouts rollouts, Operations operations) {
        this.store = store;
        this.environments = environments;
        this.rollouts = rollouts;
        this.operations = operations;
    }

    /**
     * Ends what was under way there: it would wait for pods that only the lost cluster had. For the time
     * before operations get their turns, so that none goes on with what is no more.
     */
    @Transactional
    public void cutOff(String cluster) {
        for (RolloutRow open : store.open()) {
            if (!at(cluster, open.spec())) continue;
            store.supersede(open.id(), open.id());
            operations.cancel(open.id());
        }
    }

    /** Asked again, it starts only what has not begun. */
    public void to(String cluster) {
        String reason = "cluster " + cluster + " began anew with nothing in it";
        for (RolloutSpec app : store.serving()) {
            if (!at(cluster, app)) continue;
            unlessUnderWay(
                    app,
                    () -> rollouts.anew(environments.get(app.project(), app.env()), app.app(), reason, Actor.SYSTEM));
        }
        for (RolloutRow first : store.cutOff()) {
            if (!at(cluster, first.spec())) continue;
            unlessUnderWay(first.spec(), () -> rollouts.again(first, Actor.SYSTEM, reason));
        }
    }

    private boolean at(String cluster, RolloutSpec app) {
        return environments.get(app.project(), app.env()).cluster().equals(cluster);
    }

    private static void unlessUnderWay(RolloutSpec app, Runnable start) {
        try {
            start.run();
        } catch (Refusal e) {
            // Asked for since the cluster began anew, it brings all that the app needs.
            log.info("{} is not brought back: {}", app.lane(), e.getMessage());
        }
    }
}
