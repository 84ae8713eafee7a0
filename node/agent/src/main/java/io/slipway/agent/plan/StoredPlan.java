package io.slipway.agent.plan;

import io.slipway.api.node.NodePlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan on disk, written before it is acted upon.
 *
 * @param removing its removal was asked for and is not done
 * @param network made for an earlier version of the plan or for this one: what there is to take away
 */
record StoredPlan(NodePlan plan, boolean removing, NodePlan.@Nullable Network network) {

    StoredPlan next(NodePlan wanted) {
        return new StoredPlan(wanted, false, network);
    }

    StoredPlan withNetwork(NodePlan.@Nullable Network made) {
        return new StoredPlan(plan, removing, made);
    }

    StoredPlan asRemoving() {
        return new StoredPlan(plan, true, network);
    }
}
