package io.slipway.why;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one pod, its containers and its events show. */
final class PodSightings {
    private static final Duration SCHEDULERS_TIME = Duration.ofSeconds(10);
    private static final Duration LEAVING_LONG = Duration.ofSeconds(90);
    private static final Set<String> IMAGE_REASONS =
            Set.of("ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");
    private static final Pattern PORT = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+:(\\d+)");
    private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing", "CrashLoopBackOff");

    private final Facts facts;
    private final Pod pod;
    private final String object;
    private final List<Sighting> seen = new ArrayList<>();

    private PodSightings(Facts facts, Pod pod) {
        this.facts = facts;
        this.pod = pod;
        this.object = "Pod/" + pod.getMetadata().getName();
    }

    static List<Sighting> of(Facts facts, Pod pod) {
        PodSightings sightings = new PodSightings(facts, pod);
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            sightings.leaving();
        } else {
            sightings.staying();
        }
        return sightings.seen;
    }

    static boolean ready(Pod pod) {
        return condition(pod, "Ready").map(c -> "True".equals(c.getStatus())).orElse(false);
    }

    private void staying() {
        if ("Evicted".equals(pod.getStatus().getReason())) {
            add(Source.POD, "evicted: " + pod.getStatus().getMessage(), Map.of());
            return;
        }
        pod.getStatus().getInitContainerStatuses().forEach(this::first);
        pod.getStatus().getContainerStatuses().forEach(this::container);
        if (ready(pod)) return;
        scheduling();
        events("FailedMount", Source.MOUNT);
        events("FailedAttachVolume", Source.MOUNT);
        if (pod.getStatus().getContainerStatuses().stream()
                .noneMatch(c -> c.getState().getRunning() != null)) {
            events("FailedCreatePodSandBox", Source.SANDBOX);
        }
        probes();
    }

    private void leaving() {
        Duration grace =
                Duration.ofSeconds(Objects.requireNonNullElse(pod.getMetadata().getDeletionGracePeriodSeconds(), 30L));
        // The stamp is the moment by which it should be gone.
        Duration late = Duration.between(
                Times.of(pod.getMetadata().getDeletionTimestamp(), facts.now()).minus(grace), facts.now());
        if (late.compareTo(LEAVING_LONG) < 0) return;
        List<String> finalizers = pod.getMetadata().getFinalizers();
        String held = finalizers.isEmpty() ? "" : ", held by the finalizer " + String.join(" ", finalizers);
        add(Source.POD, "terminating for " + late.toSeconds() + " s" + held, Map.of());
    }

    private void scheduling() {
        Optional<PodCondition> scheduled = condition(pod, "PodScheduled");
        if (scheduled.isPresent() && "False".equals(scheduled.get().getStatus())) {
            add(
                    Source.SCHEDULING,
                    words(scheduled.get().getMessage(), scheduled.get().getReason()),
                    Map.of());
            return;
        }
        Duration age = Duration.between(Times.of(pod.getMetadata().getCreationTimestamp(), facts.now()), facts.now());
        if (pod.getSpec().getNodeName() != null || scheduled.isPresent() || age.compareTo(SCHEDULERS_TIME) < 0) return;
        String scheduler = Objects.requireNonNullElse(pod.getSpec().getSchedulerName(), "default-scheduler");
        add(
                Source.SCHEDULING,
                scheduler.equals("default-scheduler")
                        ? "no word of the scheduler for " + age.toSeconds() + " s"
                        : "waits for the scheduler '" + scheduler + "', which has said nothing for " + age.toSeconds()
                                + " s",
                Map.of());
    }

    private void first(ContainerStatus status) {
        container(status);
        ContainerStateTerminated end = end(status);
        if (end != null && number(end.getExitCode()) != 0) {
            add(
                    Source.POD,
                    "init container %s ended with exit code %d".formatted(status.getName(), end.getExitCode()),
                    Map.of());
        }
    }

    private void container(ContainerStatus status) {
        Map<String, String> words = new HashMap<>(
                Map.of("container", status.getName(), "image", Objects.requireNonNullElse(status.getImage(), "?")));
        ContainerStateWaiting waiting = status.getState().getWaiting();
        if (waiting != null && waiting.getReason() != null && !ON_ITS_WAY.contains(waiting.getReason())) {
            Source source = IMAGE_REASONS.contains(waiting.getReason()) ? Source.IMAGE : Source.CREATE;
            add(source, waiting.getReason() + ": " + pulled(words(waiting.getMessage(), "")), words);
        }
        ContainerStateTerminated end = end(status);
        if (end == null) return;
        words.put("exit", String.valueOf(end.getExitCode()));
        if ("StartError".equals(end.getReason()) || "ContainerCannotRun".equals(end.getReason())) {
            add(Source.CREATE, end.getReason() + ": " + words(end.getMessage(), ""), words);
        } else if (!succeededFirst(status, end)) {
            add(Source.EXIT, end.getReason() + " exit " + end.getExitCode(), words);
        }
        String log = facts.logs().getOrDefault(pod.getMetadata().getName() + "/" + status.getName(), "");
        log.lines().filter(line -> !line.isBlank()).forEach(line -> add(Source.LOG, line.strip(), words));
    }

    /** A first step that ended well is as it should be. */
    private boolean succeededFirst(ContainerStatus status, ContainerStateTerminated end) {
        return number(end.getExitCode()) == 0
                && pod.getStatus().getInitContainerStatuses().contains(status);
    }

    /** The back-off's own words repeat what was said; the cause stands in the event. */
    private String pulled(String message) {
        if (!message.startsWith("Back-off")) return message;
        return facts.about("Pod", pod.getMetadata().getName()).stream()
                .filter(event ->
                        "Failed".equals(event.getReason()) && event.getMessage().startsWith("Failed to pull"))
                .map(Event::getMessage)
                .findFirst()
                .orElse(message);
    }

    /** The newest word only: while it starts a probe says other things than when it hangs. */
    private void probes() {
        if (endedByItself()) return;
        facts.about("Pod", pod.getMetadata().getName()).stream()
                .filter(event -> "Unhealthy".equals(event.getReason()))
                .max(Comparator.comparing(event -> Times.of(event, facts.now())))
                .ifPresent(event -> add(Source.PROBE, event.getMessage(), Map.of("port", port(event.getMessage()))));
    }

    /** Nothing answers a probe of a process that ended; unless it ended because of the probe. */
    private boolean endedByItself() {
        boolean ended = pod.getStatus().getContainerStatuses().stream().anyMatch(status -> end(status) != null);
        boolean killed = facts.about("Pod", pod.getMetadata().getName()).stream()
                .anyMatch(event -> "Killing".equals(event.getReason())
                        && event.getMessage().contains("probe"));
        return ended && !killed;
    }

    /** The port in {@code http://10.0.0.7:8080/health} or {@code dial tcp 10.0.0.7:8080}. */
    private static String port(String message) {
        Matcher found = PORT.matcher(message);
        return found.find() ? found.group(1) : "?";
    }

    private void events(String reason, Source source) {
        for (Event event : facts.about("Pod", pod.getMetadata().getName())) {
            if (reason.equals(event.getReason())) add(source, event.getMessage(), Map.of());
        }
    }

    private void add(Source source, String line, Map<String, String> more) {
        Map<String, String> words = new HashMap<>(more);
        words.put("app", facts.app());
        words.put("env", facts.env());
        words.put("pod", pod.getMetadata().getName());
        words.put("node", Objects.requireNonNullElse(pod.getSpec().getNodeName(), "?"));
        words.put("limit", limit());
        seen.add(new Sighting(source, object, line, words));
    }

    private String limit() {
        var resources = pod.getSpec().getContainers().getFirst().getResources();
        var limit = resources == null || resources.getLimits() == null
                ? null
                : resources.getLimits().get("memory");
        return limit == null ? "no limit" : limit.toString();
    }

    /** The end of the present life, or of the one before. */
    static @Nullable ContainerStateTerminated end(ContainerStatus status) {
        if (status.getState().getTerminated() != null) return status.getState().getTerminated();
        return status.getLastState() == null ? null : status.getLastState().getTerminated();
    }

    private static Optional<PodCondition> condition(Pod pod, String type) {
        return pod.getStatus().getConditions().stream()
                .filter(c -> type.equals(c.getType()))
                .findFirst();
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static String words(@Nullable String message, @Nullable String otherwise) {
        return message == null || message.isBlank() ? Objects.requireNonNullElse(otherwise, "") : message;
    }
}
