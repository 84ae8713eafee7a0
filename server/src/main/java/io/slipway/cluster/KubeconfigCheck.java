package io.slipway.cluster;

import io.fabric8.kubernetes.api.model.AuthInfo;
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
                    "cluster '" + cluster.getName() + "' names a file; give certificate-authority-data",
                    faults);
        }
        forbid(config.getClusters().isEmpty(), "the kubeconfig names no cluster", faults);
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
    }

    private static io.fabric8.kubernetes.api.model.Config parse(String content) {
        try {
            return Serialization.unmarshal(content, io.fabric8.kubernetes.api.model.Config.class);
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
                who + "names files; give client-certificate-data and client-key-data",
                faults);
    }

    private static void forbid(boolean bad, String message, List<Fault> faults) {
        if (bad) faults.add(new Fault("kubeconfig", message));
    }
}
