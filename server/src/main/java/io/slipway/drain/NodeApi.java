package io.slipway.drain;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Drain;
import io.slipway.core.Actor;
import io.slipway.store.Trial;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** NodeControl of a cluster: out of use and back. */
@RestController
@RequestMapping("/api/v1/clusters/{c}")
class NodeApi {
    private final NodeControl nodes;
    private final Drains drains;

    NodeApi(NodeControl nodes, Drains drains) {
        this.nodes = nodes;
        this.drains = drains;
    }

    /** No new pods come to the node. */
    @Needs(Permission.NODE_DRAIN)
    @PostMapping("/nodes/{n}/cordon")
    Drain.Cordon cordon(@PathVariable String c, @PathVariable String n, Trial trial, Person person) {
        return set(c, n, false, trial, person.actor());
    }

    /** New pods may come again. */
    @Needs(Permission.NODE_DRAIN)
    @PostMapping("/nodes/{n}/uncordon")
    Drain.Cordon uncordon(@PathVariable String c, @PathVariable String n, Trial trial, Person person) {
        return set(c, n, true, trial, person.actor());
    }

    private Drain.Cordon set(String cluster, String node, boolean may, Trial trial, Actor actor) {
        nodes.check(cluster, node, actor);
        trial.of(() -> {
            drains.cordoned(cluster, node, may, actor);
            return node;
        });
        nodes.schedulable(cluster, node, may, actor);
        return new Drain.Cordon(cluster, node, may);
    }

    /** Cordons the node and asks its pods away; one that runs already is answered as it is. */
    @Needs(Permission.NODE_DRAIN)
    @PostMapping("/nodes/{n}/drain")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Drain drain(
            @PathVariable String c, @PathVariable String n, @RequestBody Drain.Wish wish, Trial trial, Person person) {
        nodes.check(c, n, person.actor());
        Leaving leaving = nodes.leaving(c, n, person.actor());
        boolean force = Boolean.TRUE.equals(wish.force());
        return trial.of(() -> drains.ask(c, n, force, leaving, person.actor()));
    }

    @Needs(Permission.CLUSTER_VIEW)
    @GetMapping("/drains/{id}")
    Drain get(@PathVariable String c, @PathVariable UUID id) {
        return drains.get(c, id);
    }

    /** What has left has left; the node stays cordoned. */
    @Needs(Permission.NODE_DRAIN)
    @PostMapping("/drains/{id}/cancel")
    Drain cancel(@PathVariable String c, @PathVariable UUID id, Person person) {
        return drains.cancel(c, id, person.actor());
    }
}
