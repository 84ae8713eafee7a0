package io.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.core.Code;
import io.slipway.mirror.DeploymentRow;
import io.slipway.mirror.EventRow;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.ReplicaSetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final DeploymentRow MOVING = workload(null);

    @Test
    void podsThatAreComingAreNotIll() {
        assertThat(of(pod(null, null, 0, null, null, true))).isEmpty();
    }

    @Test
    void aMissingImageIsNamedAtOnceAndASilentRegistryAfterAWhile() {
        var missing = of(pod("ErrImagePull", "reg/hello@sha256:1: not found", 0, null, null, true))
                .orElseThrow();
        assertThat(missing.code()).isEqualTo(Code.ImagePullFailed);
        assertThat(missing.grace()).isZero();
        assertThat(missing.detail()).contains("not found");
        var silent = of(pod("ImagePullBackOff", "connection refused", 0, null, null, true))
                .orElseThrow();
        assertThat(silent.grace()).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void aCrashLoopSaysItsExitCode() {
        var ill =
                of(pod("CrashLoopBackOff", "back-off 10s", 1, 3, "Error", true)).orElseThrow();
        assertThat(ill.code()).isEqualTo(Code.CrashLoop);
        assertThat(ill.detail()).contains("exit code 3");
    }

    @Test
    void oneCrashAloneIsForgiven() {
        assertThat(of(pod(null, null, 1, 1, "Error", true))).isEmpty();
    }

    @Test
    void tooMuchMemoryIsNoCrash() {
        var ill = of(pod("CrashLoopBackOff", "back-off", 1, 137, "OOMKilled", true))
                .orElseThrow();
        assertThat(ill.code()).isEqualTo(Code.OutOfMemory);
    }

    @Test
    void aPodTheKubeletEndedForItsSilenceWasNeverReady() {
        var events = List.of(
                event("Unhealthy", "Startup probe failed: HTTP probe failed with statuscode: 503", 1),
                event("Killing", "Container hello failed startup probe, will be restarted", 2));
        var ill = Diagnosis.of(MOVING, List.of(), List.of(pod(null, null, 1, 143, "Error", true)), events)
                .orElseThrow();
        assertThat(ill.code()).isEqualTo(Code.NeverReady);
        assertThat(ill.detail()).contains("statuscode: 503");
    }

    @Test
    void aPodNoNodeTakesIsWaitedForAndThenNamed() {
        var ill = of(pod(null, "0/1 nodes are available: 1 Insufficient memory.", 0, null, null, false))
                .orElseThrow();
        assertThat(ill.code()).isEqualTo(Code.WouldPend);
        assertThat(ill.grace()).isPositive();
    }

    @Test
    void aPodWithoutANetworkIsNamedUntilItGoesOn() {
        var failed = event("FailedCreatePodSandBox", "Failed to create pod sandbox: no IP addresses left", 5);
        var pods = List.of(pod("ContainerCreating", null, 0, null, null, true));
        var ill = Diagnosis.of(MOVING, List.of(), pods, List.of(failed)).orElseThrow();
        assertThat(ill.code()).isEqualTo(Code.NeverReady);
        assertThat(ill.detail()).contains("no IP addresses left");
        assertThat(ill.grace()).isPositive();
        var goesOn = List.of(event("Pulling", "Pulling image", 6), failed);
        assertThat(Diagnosis.of(MOVING, List.of(), pods, goesOn)).isEmpty();
    }

    @Test
    void aQuotaIsNamed() {
        var set =
                new ReplicaSetRow("ns", "hello-1", "hello", 2, "m", 1, 0, 0, "pods \"x\" is forbidden: exceeded quota");
        var ill = Diagnosis.of(MOVING, List.of(set), List.of(), List.of()).orElseThrow();
        assertThat(ill.code()).isEqualTo(Code.QuotaShort);
    }

    @Test
    void theClustersOwnDeadlineEndsIt() {
        var ill = Diagnosis.of(workload("has timed out progressing"), List.of(), List.of(), List.of())
                .orElseThrow();
        assertThat(ill.code()).isEqualTo(Code.NeverReady);
        assertThat(ill.grace()).isZero();
    }

    private static Optional<Diagnosis.Ill> of(PodRow pod) {
        return Diagnosis.of(MOVING, List.of(), List.of(pod), List.of());
    }

    private static DeploymentRow workload(@Nullable String stuck) {
        return new DeploymentRow("ns", "hello", "hello", 2, "m", 2, 2, 1, 2, 1, 1, 1, stuck, null, "", null);
    }

    private static PodRow pod(
            @Nullable String waiting,
            @Nullable String message,
            int restarts,
            @Nullable Integer exit,
            @Nullable String reason,
            boolean scheduled) {
        return new PodRow(
                "ns",
                "hello-1",
                "uid",
                "demo",
                "dev",
                "hello",
                2,
                "m",
                "hello-abc",
                "Pending",
                1,
                0,
                restarts,
                false,
                false,
                false,
                scheduled,
                waiting,
                message,
                exit,
                reason,
                Instant.EPOCH,
                null,
                "n1",
                "reg/hello");
    }

    private static EventRow event(String reason, String message, int second) {
        return new EventRow(
                "ns", "e" + second, "Pod/hello-1", "Warning", reason, message, 1, Instant.ofEpochSecond(second));
    }
}
