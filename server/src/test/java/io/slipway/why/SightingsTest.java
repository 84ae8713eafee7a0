package io.slipway.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.api.Why.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

    @Test
    void anAppThatWasNeverDeployedSaysSo() {
        assertThat(rules(facts(null, List.of(), List.of(), List.of(), Map.of())))
                .containsExactly("not-deployed");
    }

    @Test
    void aCrashIsExplainedByTheLogOfTheLifeThatEnded() {
        Pod pod = pod("""
                conditions: [{type: Ready, status: "False"}, {type: PodScheduled, status: "True"}]
                containerStatuses:
                  - name: web
                    image: r/web
                    restartCount: 2
                    state: {waiting: {reason: CrashLoopBackOff, message: back-off 20s}}
                    lastState: {terminated: {reason: Error, exitCode: 1}}
                """);

        var rules = rules(facts(
                null,
                List.of(pod),
                List.of(),
                List.of(),
                Map.of("web-1/web", "starting\nCould not resolve placeholder 'db.url' in value\n")));

        assertThat(rules).containsExactly("property-missing", "crashes");
    }

    @Test
    void theBackOffOfAPullIsExplainedByTheEventBeforeIt() {
        Pod pod = pod("""
                conditions: [{type: Ready, status: "False"}, {type: PodScheduled, status: "True"}]
                containerStatuses:
                  - name: web
                    image: r/web
                    state: {waiting: {reason: ImagePullBackOff, message: Back-off pulling image r/web}}
                """);
        Event event = event("Failed", "Failed to pull image \"r/web\": unexpected status: 401 Unauthorized");

        assertThat(rules(facts(null, List.of(pod), List.of(event), List.of(), Map.of())))
                .containsExactly("image-denied");
    }

    @Test
    void aPodThatNobodySchedulesIsNoticedAfterAWhile() {
        Pod pod = pod("phase: Pending");
        pod.getSpec().setNodeName(null);

        assertThat(rules(facts(null, List.of(pod), List.of(), List.of(), Map.of())))
                .containsExactly("scheduler-silent");
        pod.getSpec().setSchedulerName("mine");
        assertThat(rules(facts(null, List.of(pod), List.of(), List.of(), Map.of())))
                .containsExactly("other-scheduler");
    }

    @Test
    void aReadyPodsOldProbeFailuresArePast() {
        Pod pod = pod("conditions: [{type: Ready, status: \"True\"}]");
        Event event = event("Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503");

        assertThat(rules(facts(null, List.of(pod), List.of(event), List.of(), Map.of())))
                .isEmpty();
    }

    @Test
    void aProcessThatEndedIsNotBlamedForItsSilence() {
        Pod pod = pod("""
                conditions: [{type: Ready, status: "False"}, {type: PodScheduled, status: "True"}]
                containerStatuses:
                  - name: web
                    restartCount: 1
                    state: {waiting: {reason: CrashLoopBackOff}}
                    lastState: {terminated: {reason: Error, exitCode: 3}}
                """);
        Event silent = event("Unhealthy", "Startup probe failed: dial tcp 10.0.0.7:8080: connect: connection refused");
        Event killed = event("Killing", "Container web failed startup probe, will be restarted");

        assertThat(rules(facts(null, List.of(pod), List.of(silent), List.of(), Map.of())))
                .containsExactly("crashes");
        assertThat(rules(facts(null, List.of(pod), List.of(silent, killed), List.of(), Map.of())))
                .containsExactly("probe-refused", "crashes");
    }

    @Test
    void theNewestWordOfAProbeCounts() {
        Pod pod = pod("conditions: [{type: Ready, status: \"False\"}, {type: PodScheduled, status: \"True\"}]");
        Event first = event("Unhealthy", "Readiness probe failed: dial tcp 10.0.0.7:8080: connect: connection refused");
        first.setLastTimestamp("2026-01-01T00:00:01Z");
        Event last = event("Unhealthy", "Readiness probe failed: context deadline exceeded");
        last.setLastTimestamp("2026-01-01T00:00:09Z");

        assertThat(rules(facts(null, List.of(pod), List.of(last, first), List.of(), Map.of())))
                .containsExactly("probe-slow");
    }

    @Test
    void aServiceThatSelectsOtherLabelsIsNamed() {
        Pod pod = pod("conditions: [{type: Ready, status: \"True\"}]");
        Service service = Serialization.unmarshal(
                "metadata: {name: web}\nspec: {selector: {app: other}, ports: [{port: 80, targetPort: 8080}]}",
                Service.class);

        assertThat(rules(facts(null, List.of(pod), List.of(), List.of(service), Map.of())))
                .containsExactly("service-selects-nothing");
    }

    @Test
    void aPodThatIsHeldSaysByWhat() {
        Pod pod = pod("phase: Running");
        pod.getMetadata().setDeletionTimestamp("2026-01-01T00:05:00Z");
        pod.getMetadata().setDeletionGracePeriodSeconds(30L);
        pod.getMetadata().setFinalizers(List.of("example.com/hold"));

        assertThat(rules(facts(null, List.of(pod), List.of(), List.of(), Map.of())))
                .containsExactly("held-by-finalizer");
    }

    @Test
    void aPausedDeploymentSaysSo() {
        Deployment deployment = Serialization.unmarshal(
                "metadata: {name: web}\nspec: {replicas: 1, paused: true}\nstatus: {}", Deployment.class);

        assertThat(rules(facts(deployment, List.of(), List.of(), List.of(), Map.of())))
                .containsExactly("paused");
    }

    private static List<String> rules(Facts facts) {
        return new Ranking(Rules.shipped())
                .of(Sightings.of(facts)).stream().map(Cause::rule).toList();
    }

    private static Facts facts(
            @Nullable Deployment deployment,
            List<Pod> pods,
            List<Event> events,
            List<Service> services,
            Map<String, String> logs) {
        return new Facts(
                "demo/dev", "web", deployment, List.of(), pods, events, List.of(), List.of(), services, logs, NOW);
    }

    private static Pod pod(String status) {
        return Serialization.unmarshal("""
                metadata: {name: web-1, namespace: demo-dev, creationTimestamp: "2026-01-01T00:00:00Z", labels: {slipway.io/app: web}}
                spec: {nodeName: node-1, containers: [{name: web, image: r/web, ports: [{containerPort: 8080}]}]}
                status:
                %s""".formatted(status.indent(2)), Pod.class);
    }

    private static Event event(String reason, String message) {
        Event event =
                Serialization.unmarshal("metadata: {name: e}\ninvolvedObject: {kind: Pod, name: web-1}", Event.class);
        event.setReason(reason);
        event.setMessage(message);
        return event;
    }
}
