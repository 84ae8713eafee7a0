package io.slipway.cluster.door;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.core.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** What the user of a kubeconfig must be let do, in all namespaces. */
public final class Rights {
    private record Need(String verb, String group, String resource, String below) {
        String what() {
            return resource + (below.isEmpty() ? "" : "/" + below) + (group.isEmpty() ? "" : "." + group);
        }
    }

    /** Without these no app can be deployed or seen. */
    private static final List<Need> MUST = Stream.of(
                    needs("", "namespaces", "list", "watch", "create", "patch", "delete"),
                    needs("apps", "deployments", "list", "watch", "create", "patch", "delete"),
                    needs("", "services", "list", "watch", "create", "patch", "delete"),
                    needs("", "configmaps", "list", "watch", "create", "patch", "delete"),
                    needs("", "pods", "list", "watch", "delete"),
                    needs("apps", "replicasets", "list", "watch"),
                    needs("", "events", "list", "watch"),
                    needs("discovery.k8s.io", "endpointslices", "list", "watch"))
            .flatMap(List::stream)
            .toList();

    /** Without these a page is empty or an act refused; the rest works. */
    private static final List<Need> SHOULD = Stream.of(
                    needs("", "nodes", "list", "watch"),
                    needs("", "secrets", "list", "watch"),
                    needs("", "persistentvolumeclaims", "list", "watch"),
                    needs("", "resourcequotas", "list", "watch"),
                    needs("apps", "statefulsets", "list", "watch"),
                    needs("apps", "daemonsets", "list", "watch"),
                    needs("batch", "jobs", "list", "watch"),
                    needs("batch", "cronjobs", "list", "watch"),
                    needs("networking.k8s.io", "ingresses", "list", "watch"),
                    needs("autoscaling", "horizontalpodautoscalers", "list", "watch", "create", "patch", "delete"),
                    List.of(
                            new Need("get", "", "pods", "log"),
                            new Need("create", "", "pods", "exec"),
                            new Need("create", "", "pods", "eviction"),
                            new Need("get", "", "nodes", "proxy")))
            .flatMap(List::stream)
            .toList();

    private Rights() {}

    private static List<Need> needs(String group, String resource, String... verbs) {
        return Stream.of(verbs).map(verb -> new Need(verb, group, resource, "")).toList();
    }

    /** Asks the API server about each. */
    public static List<Remark> remarks(KubernetesClient client) {
        List<Remark> remarks = new ArrayList<>();
        List<String> must = missing(client, MUST);
        if (!must.isEmpty()) {
            remarks.add(
                    Remark.grave(
                            "RightsMissing",
                            Code.Invalid,
                            "the user of this kubeconfig may not " + String.join(", ", must),
                            "give a kubeconfig whose user may do that in all namespaces, or have the cluster's administrator grant it"));
        }
        List<String> should = missing(client, SHOULD);
        if (!should.isEmpty()) {
            remarks.add(Remark.warning(
                    "RightsFew",
                    "the user of this kubeconfig may not " + String.join(", ", should)
                            + ": what needs it is not shown or refused",
                    "have the cluster's administrator grant it if it is wanted"));
        }
        return remarks;
    }

    /** All questions at once: at a far cluster one after the other would take seconds. */
    private static List<String> missing(KubernetesClient client, List<Need> needs) {
        Map<String, List<String>> missing = new LinkedHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = needs.stream()
                    .map(need -> threads.submit(() -> may(client, need)))
                    .toList();
            for (int i = 0; i < needs.size(); i++) {
                if (answers.get(i).get()) continue;
                missing.computeIfAbsent(needs.get(i).what(), what -> new ArrayList<>())
                        .add(needs.get(i).verb());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for rights", e);
        }
        return missing.entrySet().stream()
                .map(one -> String.join("/", one.getValue()) + " " + one.getKey())
                .toList();
    }

    private static boolean may(KubernetesClient client, Need need) {
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(need.verb())
                .withGroup(need.group())
                .withResource(need.resource())
                .withSubresource(need.below().isEmpty() ? null : need.below())
                .endResourceAttributes()
                .endSpec()
                .build();
        var answer = client.authorization().v1().selfSubjectAccessReview().create(review);
        return answer.getStatus() != null
                && Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }
}
