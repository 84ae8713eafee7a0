package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.slipway.mirror.Kind;
import io.slipway.mirror.NodeRow;
import io.slipway.mirror.Shared;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Nodes extends Kind<Node, NodeRow> {
    private static final String ROLE = "node-role.kubernetes.io/";

    Nodes() {
        super("/api/v1/nodes", Node.class, NodeRow.class, Read.LEAN);
        column("status", NodeRow::status);
        column("roles", NodeRow::roles);
        column("version", NodeRow::version);
        column("ip", NodeRow::ip);
        column("cpu", NodeRow::cpu);
        column("memory", NodeRow::memory);
        column("pods", NodeRow::pods);
        column("why", NodeRow::pressure);
    }

    @Override
    protected NodeRow trim(Node of) {
        NodeStatus status = of.getStatus() == null ? new NodeStatus() : of.getStatus();
        Map<String, Quantity> free = status.getAllocatable() == null ? Map.of() : status.getAllocatable();
        return new NodeRow(
                of.getMetadata().getName(),
                status.getConditions().stream().anyMatch(c -> is(c, "Ready")),
                !Boolean.TRUE.equals(of.getSpec().getUnschedulable()),
                status.getNodeInfo() == null
                        ? null
                        : Shared.orNull(status.getNodeInfo().getKubeletVersion()),
                status.getAddresses().stream()
                        .filter(a -> "InternalIP".equals(a.getType()))
                        .map(a -> a.getAddress())
                        .findFirst()
                        .orElse(null),
                roles(of),
                amount(free.get("cpu")),
                (long) amount(free.get("memory")),
                (int) amount(free.get("pods")),
                pressure(status));
    }

    private static boolean is(NodeCondition condition, String type) {
        return type.equals(condition.getType()) && "True".equals(condition.getStatus());
    }

    private static String roles(Node of) {
        Map<String, String> labels = of.getMetadata().getLabels();
        if (labels == null) return "";
        return labels.keySet().stream()
                .filter(label -> label.startsWith(ROLE))
                .map(label -> label.substring(ROLE.length()))
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static double amount(@Nullable Quantity of) {
        return of == null ? 0 : of.getNumericalAmount().doubleValue();
    }

    /** What is short on it, in the words of its conditions. */
    private static @Nullable String pressure(NodeStatus status) {
        String words = status.getConditions().stream()
                .filter(c ->
                        !"Ready".equals(c.getType()) ? "True".equals(c.getStatus()) : !"True".equals(c.getStatus()))
                .map(c -> c.getType() + ": " + c.getMessage())
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? null : words;
    }
}
