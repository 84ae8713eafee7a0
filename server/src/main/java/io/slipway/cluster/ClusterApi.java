package io.slipway.cluster;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.ClusterView;
import io.slipway.core.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Clusters come and go; how they are is shown by the mirror, which counts what is in them. */
@RestController
@RequestMapping("/api/v1/clusters")
class ClusterApi {
    private final Clusters clusters;

    ClusterApi(Clusters clusters) {
        this.clusters = clusters;
    }

    /** @param kubeconfig the content, with certificates and tokens as data */
    record Register(
            String name, String kubeconfig, @Nullable String domain) {}

    @Needs(Permission.CLUSTER_MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ClusterView register(@RequestBody Register wish, Person person) {
        String domain = wish.domain() == null ? wish.name() + ".localhost" : wish.domain();
        clusters.register(wish.name(), Secret.of(wish.kubeconfig()), domain, person.actor());
        return clusters.view(wish.name(), 0, 0);
    }

    @Needs(Permission.CLUSTER_MANAGE)
    @DeleteMapping("/{c}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String c, Person person) {
        clusters.remove(c, person.actor());
    }
}
