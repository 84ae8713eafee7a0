package io.slipway.why;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything of an app's facts that a rule may read. Pure. */
final class Sightings {
    private final Facts facts;
    private final List<Sighting> seen = new ArrayList<>();

    private Sightings(Facts facts) {
        this.facts = facts;
    }

    static List<Sighting> of(Facts facts) {
        Sightings sightings = new Sightings(facts);
        sightings.wish();
        sightings.refused();
        facts.pods().forEach(pod -> sightings.seen.addAll(PodSightings.of(facts, pod)));
        sightings.nodes();
        facts.claims().forEach(sightings::claim);
        facts.services().forEach(sightings::service);
        sightings.scaler();
        return sightings.seen;
    }

    private void wish() {
        if (!facts.deployed()) add(Source.WISH, "App/" + facts.app(), "none", Map.of());
        Deployment deployment = facts.deployment();
        if (deployment == null) return;
        String object = "Deployment/" + deployment.getMetadata().getName();
        Integer wanted = facts.wanted();
        if (wanted != null && wanted == 0) add(Source.WISH, object, "replicas 0", Map.of());
        if (Boolean.TRUE.equals(deployment.getSpec().getPaused())) add(Source.WISH, object, "paused", Map.of());
    }

    /** Its warnings of the last hour: an app may be well and yet not follow its load. */
    private void scaler() {
        for (Event event : facts.about("HorizontalPodAutoscaler", facts.app())) {
            if (!"Warning".equals(event.getType())) continue;
            add(
                    Source.SCALER,
                    "HorizontalPodAutoscaler/" + facts.app(),
                    event.getReason() + ": " + event.getMessage(),
                    Map.of());
        }
    }

    /** Of the newest generation only: what an older one was refused is past. */
    private void refused() {
        for (ReplicaSet set : facts.sets()) {
            Integer wanted = set.getSpec().getReplicas();
            if (wanted == null || wanted == 0 || set.getStatus() == null) continue;
            String object = "ReplicaSet/" + set.getMetadata().getName();
            set.getStatus().getConditions().stream()
                    .filter(c -> "ReplicaFailure".equals(c.getType()) && "True".equals(c.getStatus()))
                    .forEach(c -> add(Source.REFUSED, object, c.getMessage(), Map.of()));
        }
        Deployment deployment = facts.deployment();
        if (deployment == null
                || deployment.getStatus() == null
                || !facts.sets().isEmpty()) return;
        for (DeploymentCondition condition : deployment.getStatus().getConditions()) {
            if ("ReplicaFailure".equals(condition.getType()) && "True".equals(condition.getStatus())) {
                add(Source.REFUSED, "Deployment/" + facts.app(), condition.getMessage(), Map.of());
            }
        }
    }

    private void nodes() {
        Set<String> used = facts.pods().stream()
                .filter(pod -> !PodSightings.ready(pod) && pod.getSpec().getNodeName() != null)
                .map(pod -> pod.getSpec().getNodeName())
                .collect(Collectors.toSet());
        for (String name : used) facts.node(name).ifPresent(this::node);
    }

    private void node(Node node) {
        String name = node.getMetadata().getName();
        for (NodeCondition condition : node.getStatus().getConditions()) {
            boolean holds = "True".equals(condition.getStatus());
            String words = Objects.requireNonNullElse(condition.getMessage(), "");
            if ("Ready".equals(condition.getType()) && !holds) {
                add(Source.NODE, "Node/" + name, "NotReady " + words, Map.of("node", name));
            } else if (condition.getType().endsWith("Pressure") && holds) {
                add(Source.NODE, "Node/" + name, condition.getType() + " " + words, Map.of("node", name));
            }
        }
    }

    private void claim(PersistentVolumeClaim claim) {
        if (claim.getStatus() != null && "Bound".equals(claim.getStatus().getPhase())) return;
        String name = claim.getMetadata().getName();
        for (Event event : facts.about("PersistentVolumeClaim", name)) {
            add(
                    Source.CLAIM,
                    "PersistentVolumeClaim/" + name,
                    event.getReason() + ": " + event.getMessage(),
                    Map.of("claim", name));
        }
    }

    private void service(Service service) {
        Map<String, String> selector = service.getSpec().getSelector();
        if (selector == null || selector.isEmpty() || facts.pods().isEmpty()) return;
        String name = service.getMetadata().getName();
        List<Pod> chosen = facts.pods().stream()
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .toList();
        if (chosen.isEmpty()) {
            String labels = selector.entrySet().stream()
                    .map(label -> label.getKey() + "=" + label.getValue())
                    .sorted()
                    .collect(Collectors.joining(","));
            add(Source.SERVICE, "Service/" + name, "selects nothing by " + labels, Map.of("service", name));
            return;
        }
        for (ServicePort port : service.getSpec().getPorts()) leads(name, port, chosen.getFirst());
    }

    /** A named port must be among the containers'; a number may be listened on without being declared. */
    private void leads(String service, ServicePort port, Pod pod) {
        String target =
                port.getTargetPort() == null ? null : port.getTargetPort().getStrVal();
        if (target == null) return;
        boolean known = pod.getSpec().getContainers().stream()
                .map(Container::getPorts)
                .flatMap(List::stream)
                .anyMatch(own -> target.equals(own.getName()));
        if (known) return;
        add(
                Source.SERVICE,
                "Service/" + service,
                "port %d leads to %s, which no container has".formatted(port.getPort(), target),
                Map.of("service", service));
    }

    private void add(Source source, String object, String line, Map<String, String> more) {
        Map<String, String> words = new HashMap<>(more);
        words.put("app", facts.app());
        words.put("env", facts.env());
        seen.add(new Sighting(source, object, line, words));
    }
}
