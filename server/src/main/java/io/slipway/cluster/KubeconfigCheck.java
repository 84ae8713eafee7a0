package io.slipway.cluster;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.api.Problem.Fault;
import io.slipway.core.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handed-in kubeconfig may hold: certificates and tokens as data. A program to run or a path
 * to read would let its writer use this server's machine.
 */
final class KubeconfigCheck {
    private static final String FLAT = ": 'kubectl config view --raw --flatten' puts them in";

    private KubeconfigCheck() {}

    static void refuseUnsafe(String content) {
        var config = parse(content);
        List<Fault> faults = new ArrayList<>();
        for (var user : config.getUsers()) {
            forbidUser(user.getName(), user.getUser(), faults);
        }
        for (var cluster : config.getClusters()) {
            forbid(
                    cluster.getCluster() != null && cluster.getCluster().getCertificateAuthority() != null,
                    "cluster '" + cluster.getName() + "' names a file; give certificate-authority-data" + FLAT,
                    faults);
        }
        forbid(config.getClusters().isEmpty(), "the kubeconfig names no cluster", faults);
        forbidNoContext(config, faults);
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
    }

    /** Without one the client library would go to the cluster that it runs in. */
    private static void forbidNoContext(io.fabric8.kubernetes.api.model.Config config, List<Fault> faults) {
        String current = config.getCurrentContext();
        List<String> known =
                config.getContexts().stream().map(NamedContext::getName).toList();
        forbid(
                current == null || !known.contains(current),
                "its current-context is '%s', and its contexts are %s: choose one with 'kubectl config use-context'"
                        .formatted(current == null ? "" : current, known),
                faults);
        config.getContexts().stream()
                .filter(one -> one.getName().equals(current) && one.getContext() != null)
                .forEach(one -> forbidDangling(config, one.getContext(), faults));
    }

    private static void forbidDangling(
            io.fabric8.kubernetes.api.model.Config config, Context context, List<Fault> faults) {
        forbid(
                config.getClusters().stream().noneMatch(one -> one.getName().equals(context.getCluster())),
                "its current context wants cluster '" + context.getCluster() + "', which is not in it",
                faults);
        forbid(
                config.getUsers().stream().noneMatch(one -> one.getName().equals(context.getUser())),
                "its current context wants user '" + context.getUser() + "', who is not in it",
                faults);
    }

    private static io.fabric8.kubernetes.api.model.Config parse(String content) {
        try {
            var config = Serialization.unmarshal(content, io.fabric8.kubernetes.api.model.Config.class);
            if (config == null) throw Refusal.invalid("kubeconfig", "the kubeconfig is empty");
            return config;
        } catch (IllegalArgumentException | io.fabric8.kubernetes.client.KubernetesClientException e) {
            throw Refusal.invalid("kubeconfig", "this is no kubeconfig: it cannot be read as YAML of kind Config");
        }
    }

    private static void forbidUser(String name, @org.jspecify.annotations.Nullable AuthInfo user, List<Fault> faults) {
        if (user == null) return;
        String who = "user '" + name + "' ";
        forbid(user.getExec() != null, who + "runs a program (exec); give a token or certificate data", faults);
        forbid(user.getAuthProvider() != null, who + "uses an auth-provider; give a token or certificate data", faults);
        forbid(user.getTokenFile() != null, who + "names a token file; give the token itself", faults);
        forbid(
                user.getClientCertificate() != null || user.getClientKey() != null,
                who + "names files; give client-certificate-data and client-key-data" + FLAT,
                faults);
    }

    private static void forbid(boolean bad, String message, List<Fault> faults) {
        if (bad) faults.add(new Fault("kubeconfig", message));
    }
}
