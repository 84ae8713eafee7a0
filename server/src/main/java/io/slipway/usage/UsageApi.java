package io.slipway.usage;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.NodeImage;
import io.slipway.api.Page;
import io.slipway.api.UsageView;
import io.slipway.mirror.Kind;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Scope;
import io.slipway.mirror.Sight;
import io.slipway.mirror.Sights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is used at this moment; asked for each ten seconds by a page that shows it. */
@RestController
@RequestMapping("/api/v1/clusters/{c}/usage")
class UsageApi {
    private final Usages usages;
    private final Mirrors mirrors;
    private final Sights sights;

    UsageApi(Usages usages, Mirrors mirrors, Sights sights) {
        this.usages = usages;
        this.mirrors = mirrors;
        this.sights = sights;
    }

    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping
    @SuppressWarnings("unchecked")
    UsageView usage(@PathVariable String c, Person person) throws InterruptedException {
        Kind<?, PodRow> pods = (Kind<?, PodRow>) mirrors.kind("pods");
        Sight sight = sights.of(person, c, pods);
        ClusterMeter meter = usages.look(c);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PodRow pod : mirrors.list(c, PodRow.class, Scope.ALL)) {
            if (pod.node() == null || !sight.holds(pods, pod)) continue;
            UsageRow.Figures figures = meter.pod(pod.node(), pod.namespace(), pod.name());
            if (figures != null) rows.add(UsageRow.of(pod.namespace(), pod.name(), figures));
        }
        // Nodes belong to no project.
        boolean all = sight.namespaces() == null;
        return new UsageView(c, all ? meter.nodes() : List.of(), UsageRow.COLUMNS, rows);
    }

    @Needs(Permission.CLUSTER_VIEW)
    @GetMapping("/nodes/{node}/images")
    Page<NodeImage> images(@PathVariable String c, @PathVariable String node) {
        return Page.of(usages.images(c, node));
    }
}
