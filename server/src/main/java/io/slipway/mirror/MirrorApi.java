package io.slipway.mirror;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.api.ClusterView;
import io.slipway.api.Page;
import io.slipway.api.PodView;
import io.slipway.cluster.Cluster;
import io.slipway.cluster.Clusters;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clusters with what they hold. */
@RestController
@RequestMapping("/api/v1/clusters")
class MirrorApi {
    private final Clusters clusters;
    private final Mirrors mirrors;

    MirrorApi(Clusters clusters, Mirrors mirrors) {
        this.clusters = clusters;
        this.mirrors = mirrors;
    }

    @Needs(value = Permission.CLUSTER_VIEW, anywhere = true)
    @GetMapping
    Page<ClusterView> list() {
        return Page.of(
                clusters.list().stream().map(Cluster::name).map(this::view).toList());
    }

    @Needs(value = Permission.CLUSTER_VIEW, anywhere = true)
    @GetMapping("/{c}")
    ClusterView get(@PathVariable String c) {
        clusters.get(c);
        return view(c);
    }

    /** Pods of all projects: for those who look after the cluster. */
    @Needs(Permission.CLUSTER_MANAGE)
    @GetMapping("/{c}/pods")
    Page<PodView> pods(
            @PathVariable String c,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "namespace") String sort,
            @RequestParam(defaultValue = "") String q) {
        clusters.get(c);
        return PodPages.of(mirrors.list(c, PodRow.class, Scope.ALL), c, size, cursor, sort, q);
    }

    private ClusterView view(String cluster) {
        return clusters.view(
                cluster,
                mirrors.list(cluster, NodeRow.class, Scope.ALL).size(),
                mirrors.list(cluster, PodRow.class, Scope.ALL).size());
    }
}
