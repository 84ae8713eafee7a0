package io.slipway.rollout;

import io.slipway.core.Code;
import io.slipway.mirror.DeploymentRow;
import io.slipway.mirror.EventRow;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.ReplicaSetRow;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from what the cluster shows why new pods do not become ready. Pure: rows in, finding out. */
final class Diagnosis {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final String SANDBOX = "FailedCreatePodSandBox";
    private static final Set<String> PAST_SANDBOX = Set.of("Pulling", "Pulled", "Created", "Started");
    private static final Set<String> IMAGE = Set.of("ImagePullBackOff", "ErrImagePull", "InvalidImageName");
    private static final Set<String> IMAGE_FINAL =
            Set.of("not found", "manifest unknown", "unauthorized", "denied", "couldn't parse image");

    private Diagnosis() {}

    /**
     * What is wrong.
     *
     * @param grace how long it must last before it counts: some of it passes by itself
     * @param pod whose log and events are evidence, null when it is no pod's fault
     */
    record Ill(
            Code code,
            String detail,
            Duration grace,
            @Nullable PodRow pod,
            String nextStep) {}

    /** All rows are of the new generation of pods, but the events: those are the namespace's. */
    static Optional<Ill> of(
            DeploymentRow workload, List<ReplicaSetRow> sets, List<PodRow> pods, List<EventRow> events) {
        Stream<Optional<Ill>> byPod =
                pods.stream().filter(pod -> !pod.leaving()).map(pod -> ill(pod, events));
        Stream<Optional<Ill>> bySet = sets.stream().map(Diagnosis::refused);
        return Stream.concat(Stream.concat(byPod, bySet), Stream.of(stuck(workload, pods, events)))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Ill::grace));
    }

    private static Optional<Ill> ill(PodRow pod, List<EventRow> events) {
        if (pod.ready()) return Optional.empty();
        if (pod.waiting() != null && IMAGE.contains(pod.waiting())) return Optional.of(image(pod));
        if ("OOMKilled".equals(pod.lastReason())) return Optional.of(memory(pod));
        Optional<String> probe = killedByProbe(pod, events);
        if (probe.isPresent()) return Optional.of(neverReady(pod, probe.get()));
        if ("CrashLoopBackOff".equals(pod.waiting()) || pod.restarts() >= 2) return Optional.of(crash(pod));
        if (pod.waiting() != null && pod.waiting().startsWith("Create")) return Optional.of(config(pod));
        if (!pod.scheduled() && pod.message() != null) return Optional.of(pending(pod));
        return sandbox(pod, events);
    }

    private static Ill image(PodRow pod) {
        String words = plain(Objects.requireNonNullElse(pod.message(), "no reason given"));
        boolean last =
                "InvalidImageName".equals(pod.waiting()) || IMAGE_FINAL.stream().anyMatch(words::contains);
        return new Ill(
                Code.ImagePullFailed,
                "node %s cannot pull %s: %s".formatted(pod.node(), pod.image(), words),
                last ? AT_ONCE : SOON,
                pod,
                "build anew, or check the registry and the way to it from the node");
    }

    /** Without the layers of packaging that the runtime puts around the cause. */
    private static String plain(String message) {
        return message.replaceAll("(rpc error: code = \\w+ desc = |failed to pull and unpack image \"[^\"]*\": )", "");
    }

    private static Ill memory(PodRow pod) {
        return new Ill(
                Code.OutOfMemory,
                "pod %s was killed because it used more memory than its limit".formatted(pod.name()),
                AT_ONCE,
                pod,
                "raise the memory limit, or lower the share of the heap");
    }

    private static Ill crash(PodRow pod) {
        String exit = pod.lastExit() == null ? "" : " with exit code " + pod.lastExit();
        return new Ill(
                Code.CrashLoop,
                "pod %s ends soon after its start%s".formatted(pod.name(), exit),
                AT_ONCE,
                pod,
                "read its last log lines, mend the app or its configuration, and deploy again");
    }

    private static Ill config(PodRow pod) {
        return new Ill(
                Code.NeverReady,
                "pod %s cannot be made: %s".formatted(pod.name(), pod.message()),
                SOON,
                pod,
                "check image and configuration");
    }

    private static Ill pending(PodRow pod) {
        return new Ill(
                Code.WouldPend,
                "no node takes pod %s: %s".formatted(pod.name(), pod.message()),
                PATIENT,
                pod,
                "ask for less CPU or memory, scale something down, or add a node");
    }

    /** The pod itself only says that it is on its way: its network or its runtime is told of in events alone. */
    private static Optional<Ill> sandbox(PodRow pod, List<EventRow> events) {
        Optional<EventRow> failed = last(pod, events, Set.of(SANDBOX)::contains);
        Optional<EventRow> past = last(pod, events, PAST_SANDBOX::contains);
        return failed.filter(f -> past.map(p -> p.time().isBefore(f.time())).orElse(true))
                .map(f -> new Ill(
                        Code.NeverReady,
                        "node %s cannot begin pod %s: %s".formatted(pod.node(), pod.name(), plain(f.message())),
                        PATIENT,
                        pod,
                        "mend the node's network or container runtime, then deploy again"));
    }

    private static Optional<EventRow> last(PodRow pod, List<EventRow> events, Predicate<String> reason) {
        return events.stream()
                .filter(e -> about(e, pod) && reason.test(e.reason()))
                .max(Comparator.comparing(EventRow::time));
    }

    private static Ill neverReady(PodRow pod, String probe) {
        return new Ill(
                Code.NeverReady,
                "pod %s never became ready: %s".formatted(pod.name(), probe),
                AT_ONCE,
                pod,
                "see what its health page says, and whether it listens on its port");
    }

    /** The kubelet ended it because it never answered: not a crash of its own. */
    private static Optional<String> killedByProbe(PodRow pod, List<EventRow> events) {
        boolean killed = events.stream()
                .anyMatch(e -> about(e, pod)
                        && e.reason().equals("Killing")
                        && e.message().contains("startup probe"));
        return killed ? Optional.of(probe(pod, events)) : Optional.empty();
    }

    private static String probe(PodRow pod, List<EventRow> events) {
        return last(pod, events, "Unhealthy"::equals)
                .map(EventRow::message)
                .orElse("its readiness probe was not answered");
    }

    private static boolean about(EventRow event, PodRow pod) {
        return event.about().equals("Pod/" + pod.name());
    }

    /** The pods cannot even be made. */
    private static Optional<Ill> refused(ReplicaSetRow set) {
        String failure = set.failure();
        if (failure == null) return Optional.empty();
        boolean quota = failure.contains("exceeded quota");
        return Optional.of(new Ill(
                quota ? Code.QuotaShort : Code.Invalid,
                "the cluster refuses the pods: " + failure,
                SOON,
                null,
                quota ? "raise the quota, scale something down, or ask for less" : "mend what the cluster refuses"));
    }

    private static Optional<Ill> stuck(DeploymentRow workload, List<PodRow> pods, List<EventRow> events) {
        if (workload.stuck() == null || workload.observed() < workload.generation()) return Optional.empty();
        return Optional.of(pods.stream()
                .filter(pod -> !pod.ready() && !pod.leaving())
                .findFirst()
                .map(pod -> neverReady(pod, probe(pod, events)))
                .orElseGet(() -> new Ill(
                        Code.NeverReady,
                        Objects.requireNonNull(workload.stuck()),
                        AT_ONCE,
                        null,
                        "see the environment's events")));
    }
}
