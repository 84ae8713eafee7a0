package io.slipway.mirror;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.slipway.core.Labels;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is kept of each kind of object. */
final class Trims {
    private Trims() {}

    static DeploymentRow deployment(Deployment of) {
        var meta = of.getMetadata();
        var status = of.getStatus();
        List<DeploymentCondition> conditions = status == null ? List.of() : status.getConditions();
        return new DeploymentRow(
                meta.getNamespace(),
                meta.getName(),
                label(meta, Labels.APP),
                revision(meta),
                annotation(of.getSpec().getTemplate().getMetadata(), Labels.MARK),
                meta.getGeneration(),
                status == null ? 0 : Objects.requireNonNullElse(status.getObservedGeneration(), 0L),
                number(of.getSpec().getReplicas()),
                status == null ? 0 : number(status.getReplicas()),
                status == null ? 0 : number(status.getUpdatedReplicas()),
                status == null ? 0 : number(status.getReadyReplicas()),
                status == null ? 0 : number(status.getAvailableReplicas()),
                words(conditions, "Progressing", "False"),
                words(conditions, "ReplicaFailure", "True"));
    }

    private static @Nullable String words(List<DeploymentCondition> conditions, String type, String status) {
        return conditions.stream()
                .filter(c -> type.equals(c.getType()) && status.equals(c.getStatus()))
                .map(DeploymentCondition::getMessage)
                .findFirst()
                .orElse(null);
    }

    static ReplicaSetRow replicaSet(ReplicaSet of) {
        var meta = of.getMetadata();
        var status = of.getStatus();
        return new ReplicaSetRow(
                meta.getNamespace(),
                meta.getName(),
                label(meta, Labels.APP),
                revision(meta),
                annotation(of.getSpec().getTemplate().getMetadata(), Labels.MARK),
                number(of.getSpec().getReplicas()),
                status == null ? 0 : number(status.getReplicas()),
                status == null ? 0 : number(status.getReadyReplicas()),
                status == null
                        ? null
                        : status.getConditions().stream()
                                .filter(c -> "ReplicaFailure".equals(c.getType()) && "True".equals(c.getStatus()))
                                .map(c -> c.getMessage())
                                .findFirst()
                                .orElse(null));
    }

    static @Nullable EndpointsRow endpoints(EndpointSlice of) {
        String service = label(of.getMetadata(), "kubernetes.io/service-name");
        // A Service without ready pods has slices without ports and without endpoints.
        if (service == null || of.getPorts() == null || of.getPorts().isEmpty()) return null;
        Integer port = of.getPorts().getFirst().getPort();
        var endpoints = Objects.requireNonNullElse(
                        of.getEndpoints(), List.<io.fabric8.kubernetes.api.model.discovery.v1.Endpoint>of())
                .stream()
                .filter(e -> !e.getAddresses().isEmpty())
                .map(e -> new EndpointsRow.Endpoint(
                        e.getAddresses().getFirst() + ":" + port,
                        e.getTargetRef() == null ? "" : e.getTargetRef().getName(),
                        e.getConditions() != null
                                && Boolean.TRUE.equals(e.getConditions().getReady())))
                .toList();
        return new EndpointsRow(
                of.getMetadata().getNamespace(), of.getMetadata().getName(), service, endpoints);
    }

    static NodeRow node(Node of) {
        var status = of.getStatus();
        boolean ready = status.getConditions().stream()
                .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
        String ip = status.getAddresses().stream()
                .filter(a -> "InternalIP".equals(a.getType()))
                .map(a -> a.getAddress())
                .findFirst()
                .orElse(null);
        return new NodeRow(
                of.getMetadata().getName(),
                ready,
                !Boolean.TRUE.equals(of.getSpec().getUnschedulable()),
                status.getNodeInfo() == null ? null : status.getNodeInfo().getKubeletVersion(),
                ip);
    }

    static NamespaceRow namespace(Namespace of) {
        var meta = of.getMetadata();
        return new NamespaceRow(
                meta.getName(),
                of.getStatus() == null ? "Active" : of.getStatus().getPhase(),
                annotation(meta, Labels.CONTENT));
    }

    static OwnedRow owned(HasMetadata of) {
        var meta = of.getMetadata();
        boolean touched = meta.getManagedFields().stream()
                .anyMatch(f -> !Labels.MANAGER.equals(f.getManager())
                        && (f.getSubresource() == null || f.getSubresource().isEmpty()));
        return new OwnedRow(
                meta.getNamespace(),
                of.getKind() + "/" + meta.getName(),
                label(meta, Labels.APP),
                annotation(meta, Labels.CONTENT),
                touched);
    }

    static EventRow event(Event of) {
        var about = of.getInvolvedObject();
        Instant time = Stream.of(
                        time(of.getLastTimestamp()),
                        of.getEventTime() == null
                                ? null
                                : time(of.getEventTime().getTime()),
                        time(of.getMetadata().getCreationTimestamp()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
        return new EventRow(
                of.getMetadata().getNamespace(),
                of.getMetadata().getName(),
                about.getKind() + "/" + about.getName(),
                Objects.requireNonNullElse(of.getType(), "Normal"),
                Objects.requireNonNullElse(of.getReason(), ""),
                Objects.requireNonNullElse(of.getMessage(), ""),
                Math.max(1, number(of.getCount())),
                time);
    }

    static @Nullable String label(@Nullable ObjectMeta meta, String name) {
        return meta == null || meta.getLabels() == null
                ? null
                : meta.getLabels().get(name);
    }

    static @Nullable String annotation(@Nullable ObjectMeta meta, String name) {
        return meta == null || meta.getAnnotations() == null
                ? null
                : meta.getAnnotations().get(name);
    }

    /** A label somebody wrote by hand is no revision of ours. */
    static @Nullable Integer revision(ObjectMeta meta) {
        String text = label(meta, Labels.REVISION);
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    static @Nullable Instant time(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : OffsetDateTime.parse(text).toInstant();
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
