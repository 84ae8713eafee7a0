package io.slipway.mirror;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.api.ClusterView;
import io.slipway.api.ObjectView;
import io.slipway.api.Page;
import io.slipway.api.PodView;
import io.slipway.api.TableView;
import io.slipway.cluster.Cluster;
import io.slipway.cluster.ClusterViews;
import io.slipway.cluster.Clusters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clusters with what they hold. */
@RestController
@RequestMapping("/api/v1/clusters")
class MirrorApi {
    private final Clusters clusters;
    private final ClusterViews views;
    private final Mirrors mirrors;
    private final Sights sights;

    MirrorApi(Clusters clusters, ClusterViews views, Mirrors mirrors, Sights sights) {
        this.clusters = clusters;
        this.views = views;
        this.mirrors = mirrors;
        this.sights = sights;
    }

    /** What a list may be asked; the meaning is {@link Query}'s. */
    record Wish(
            @Nullable Integer size,
            @Nullable String cursor,
            @Nullable String sort,
            @Nullable String q,
            @Nullable String namespace,
            @Nullable String node,
            @Nullable String owner,
            @Nullable String label) {
        Query query(Sight sight) {
            return new Query(
                    sight,
                    namespace,
                    node,
                    owner,
                    label,
                    q == null ? "" : q,
                    sort == null ? "namespace" : sort,
                    size == null ? 50 : size,
                    cursor);
        }
    }

    @Needs(value = Permission.CLUSTER_VIEW, anywhere = true)
    @GetMapping
    Page<ClusterView> list(Person person) {
        return Page.of(clusters.list().stream()
                .map(Cluster::name)
                .filter(name -> person.mayWithin(Permission.CLUSTER_VIEW, Place.cluster(name)))
                .map(this::view)
                .toList());
    }

    @Needs(value = Permission.CLUSTER_VIEW, anywhere = true)
    @GetMapping("/{c}")
    ClusterView get(@PathVariable String c) {
        clusters.get(c);
        return view(c);
    }

    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/{c}/pods")
    @SuppressWarnings("unchecked")
    Page<PodView> pods(@PathVariable String c, @ParameterObject Wish wish, Person person) {
        var found = find(c, (Kind<?, PodRow>) mirrors.kind("pods"), wish, person, 1_000);
        return new Page<>(found.rows().stream().map(held -> held.row().view(c)).toList(), found.total(), found.next());
    }

    /** Objects of one kind, of those namespaces that the reader may see. */
    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/{c}/{kind}")
    Page<ObjectView> objects(
            @PathVariable String c, @PathVariable String kind, @ParameterObject Wish wish, Person person) {
        return page(c, mirrors.kind(kind), wish, person);
    }

    private <R extends Row> Page<ObjectView> page(String c, Kind<?, R> kind, Wish wish, Person person) {
        var found = find(c, kind, wish, person, 1_000);
        return new Page<>(found.rows().stream().map(held -> kind.view(c, held)).toList(), found.total(), found.next());
    }

    /** The same in few bytes, for a reader that wants them all. */
    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/{c}/{kind}/table")
    TableView table(@PathVariable String c, @PathVariable String kind, @ParameterObject Wish wish, Person person) {
        return table(c, mirrors.kind(kind), wish, person);
    }

    private <R extends Row> TableView table(String c, Kind<?, R> kind, Wish wish, Person person) {
        // Before the rows: what changes meanwhile is told again, and that does no harm.
        long seq = mirrors.seq(c);
        var found = find(c, kind, wish, person, 20_000);
        return new TableView(
                c,
                kind.name(),
                seq,
                kind.columns().stream().map(Column::name).toList(),
                found.rows().stream().map(kind::cells).toList(),
                found.total(),
                found.next(),
                mirrors.notice(c, kind),
                sights.of(person, c, kind).namespaces() != null);
    }

    private <R extends Row> Query.Found<R> find(String c, Kind<?, R> kind, Wish wish, Person person, int most) {
        clusters.get(c);
        return wish.query(sights.of(person, c, kind)).in(mirrors.rows(c).table(kind), most);
    }

    private ClusterView view(String cluster) {
        List<NodeRow> nodes = mirrors.list(cluster, NodeRow.class, Scope.ALL);
        return views.of(
                cluster,
                new ClusterViews.Load(
                        nodes.size(),
                        (int) nodes.stream().filter(NodeRow::ready).count(),
                        mirrors.list(cluster, PodRow.class, Scope.ALL).size(),
                        nodes.stream().mapToDouble(NodeRow::cpu).sum(),
                        nodes.stream().mapToLong(NodeRow::memory).sum()));
    }
}
