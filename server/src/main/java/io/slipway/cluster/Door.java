package io.slipway.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.Problem.Fault;
import io.slipway.cluster.door.Credential;
import io.slipway.cluster.door.Remark;
import io.slipway.cluster.door.Rights;
import io.slipway.cluster.door.Survey;
import io.slipway.cluster.door.Target;
import io.slipway.cluster.door.Versions;
import io.slipway.cluster.door.Way;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import java.net.HttpURLConnection;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The look at a cluster before it is let in: the way to it, its certificates, who we are there and what
 * we may do, its version, its networks, and whether it is here already. All faults are told at once.
 */
@Component
final class Door {
    private static final int ANSWER_MILLIS = 8_000;

    private final ClusterStore store;
    private final Versions versions;
    private final Clock clock;

    Door(ClusterStore store, Versions versions, Clock clock) {
        this.store = store;
        this.versions = versions;
        this.clock = clock;
    }

    /** What was let in, and what to care for. */
    record Admission(String server, Survey survey, List<Remark> warnings) {}

    /**
     * @param others what is known of the clusters that are here
     * @throws Refusal with all faults that were found
     */
    Admission look(String name, Secret<String> kubeconfig, Map<String, Survey> others) {
        KubeconfigCheck.refuseUnsafe(kubeconfig.reveal());
        Target target = target(kubeconfig);
        Instant now = clock.instant();
        List<Remark> remarks = new ArrayList<>();
        Credential credential = Credential.of(target);
        if (credential != null) remarks.addAll(credential.remarks(name, now));
        remarks.addAll(Way.look(target, now));
        Survey survey = remarks.stream().anyMatch(Remark::grave) ? Survey.NONE : ask(kubeconfig, remarks);
        remarks.addAll(twice(name, survey));
        refuse(name, remarks);
        Map<String, Survey> rest = new HashMap<>(others);
        rest.remove(name);
        remarks.addAll(survey.overlaps(rest));
        return new Admission(target.server().toString(), survey, List.copyOf(remarks));
    }

    static Target target(Secret<String> kubeconfig) {
        try {
            return Target.of(Config.fromKubeconfig(kubeconfig.reveal()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw Refusal.invalid("kubeconfig", e.getMessage() + ": take the kubeconfig anew from the cluster");
        }
    }

    private Survey ask(Secret<String> kubeconfig, List<Remark> remarks) {
        try (KubernetesClient client = Clients.make(kubeconfig, ANSWER_MILLIS)) {
            String version = client.getKubernetesVersion().getGitVersion();
            remarks.addAll(versions.remarks(version));
            if (remarks.stream().anyMatch(Remark::grave)) return Survey.NONE;
            remarks.addAll(Rights.remarks(client));
            Survey survey = Survey.of(client, version);
            remarks.addAll(survey.skew());
            return survey;
        } catch (KubernetesClientException e) {
            remarks.add(unanswered(e));
            return Survey.NONE;
        }
    }

    private static Remark unanswered(KubernetesClientException e) {
        String cause = Causes.of(e);
        return switch (e.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                new Remark(
                        "UserUnknown",
                        Code.Invalid,
                        "the API server does not know the user of this kubeconfig: " + cause,
                        "take the kubeconfig anew from the cluster: its token or certificate is of another cluster or was withdrawn",
                        List.of());
            case HttpURLConnection.HTTP_FORBIDDEN ->
                new Remark(
                        "RightsMissing",
                        Code.Invalid,
                        "the user of this kubeconfig may not even ask for the version: " + cause,
                        "have the cluster's administrator grant its user what is needed",
                        List.of());
            default ->
                new Remark(
                        "NoAnswer",
                        Code.ClusterUnreachable,
                        "it did not answer as an API server does: " + cause,
                        "check address, certificate and the way from this server to it",
                        List.of());
        };
    }

    private List<Remark> twice(String name, Survey survey) {
        if (survey.uid() == null) return List.of();
        return store
                .withUid(survey.uid())
                .filter(other -> !other.equals(name))
                .map(other -> new Remark(
                        "SameCluster",
                        Code.Exists,
                        "it is here already, as '" + other + "'",
                        "use that one; if its credentials changed: slipway cluster renew " + other
                                + " --kubeconfig FILE",
                        List.of("uid of kube-system: " + survey.uid())))
                .stream()
                .toList();
    }

    private static void refuse(String name, List<Remark> remarks) {
        List<Remark> grave = remarks.stream().filter(Remark::grave).toList();
        if (grave.isEmpty()) return;
        Remark first = grave.getFirst();
        throw Refusal.of(
                Objects.requireNonNull(first.code()),
                "cluster '" + name + "': "
                        + String.join("; ", grave.stream().map(Remark::says).toList()),
                // One alone is said by the sentence and its next step.
                grave.size() == 1
                        ? List.of()
                        : grave.stream()
                                .map(one -> new Fault("kubeconfig", one.says() + ": " + one.next()))
                                .toList(),
                grave.stream()
                        .flatMap(one -> one.evidence().stream())
                        .distinct()
                        .toList(),
                first.next());
    }
}
