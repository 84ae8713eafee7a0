package io.slipway.cluster;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.ClusterView;
import io.slipway.core.Secret;
import io.slipway.store.Trial;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Clusters come and go; how they are is shown by the mirror, which counts what is in them. */
@RestController
@RequestMapping("/api/v1/clusters")
class ClusterApi {
    private final Admissions admissions;
    private final ClusterViews views;

    ClusterApi(Admissions admissions, ClusterViews views) {
        this.admissions = admissions;
        this.views = views;
    }

    /** @param kubeconfig the content, with certificates and tokens as data */
    record Register(
            String name, String kubeconfig, @Nullable String domain) {}

    /** @param kubeconfig the content, with certificates and tokens as data */
    record Renew(String kubeconfig) {}

    @Needs(Permission.CLUSTER_MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ClusterView register(@RequestBody Register wish, Trial trial, Person person) {
        String domain = wish.domain() == null ? wish.name() + ".localhost" : wish.domain();
        admissions.add(wish.name(), Secret.of(wish.kubeconfig()), domain, trial, person.actor());
        return views.of(wish.name(), ClusterViews.Load.NONE);
    }

    @Needs(Permission.CLUSTER_MANAGE)
    @PutMapping("/{c}/kubeconfig")
    ClusterView renew(@PathVariable String c, @RequestBody Renew wish, Trial trial, Person person) {
        admissions.renew(c, Secret.of(wish.kubeconfig()), trial, person.actor());
        return views.of(c, ClusterViews.Load.NONE);
    }

    @Needs(Permission.CLUSTER_MANAGE)
    @DeleteMapping("/{c}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String c, Trial trial, Person person) {
        admissions.remove(c, trial, person.actor());
    }
}
