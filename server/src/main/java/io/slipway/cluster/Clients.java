package io.slipway.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.slipway.access.Absent;
import io.slipway.cluster.door.Credential;
import io.slipway.cluster.door.Target;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One client per cluster, made when first asked for, closed when the cluster goes. */
@Component
class Clients implements DisposableBean {
    private static final int ANSWER_MILLIS = 15_000;

    /** A client and the kubeconfig it was made from. */
    private record Made(
            KubernetesClient client,
            String kubeconfig,
            Target target,
            @Nullable Credential credential) {
        @Override
        public String toString() {
            return "client";
        }
    }

    private final Map<String, Made> clients = new ConcurrentHashMap<>();
    private final ClusterStore store;
    private final Seal seal;

    Clients(ClusterStore store, Seal seal) {
        this.store = store;
        this.seal = seal;
    }

    KubernetesClient get(String cluster) {
        return clients.computeIfAbsent(cluster, name -> {
                    Secret<String> kubeconfig = kubeconfig(name);
                    Target target = Door.target(kubeconfig);
                    return new Made(make(kubeconfig), kubeconfig.reveal(), target, Credential.of(target));
                })
                .client();
    }

    /** Null as long as no client was made, or when its user has none that ends. */
    @Nullable
    Credential credential(String cluster) {
        Made made = clients.get(cluster);
        return made == null ? null : made.credential();
    }

    /** Address of its API server; null as long as no client was made. */
    @Nullable
    String server(String cluster) {
        Made made = clients.get(cluster);
        return made == null ? null : made.target().server().toString();
    }

    void forget(String cluster) {
        Made made = clients.remove(cluster);
        if (made != null) made.client().close();
    }

    /** Makes the client anew if its kubeconfig is another one by now; those who use it keep it otherwise. */
    void refresh(String cluster) {
        Made made = clients.get(cluster);
        if (made != null && !made.kubeconfig().equals(kubeconfig(cluster).reveal())) forget(cluster);
    }

    static KubernetesClient make(Secret<String> kubeconfig) {
        return make(kubeconfig, ANSWER_MILLIS);
    }

    /** @param millis for an answer */
    static KubernetesClient make(Secret<String> kubeconfig, int millis) {
        Config read = Config.fromKubeconfig(kubeconfig.reveal());
        // Steps and mirror have their own idea of trying again; hidden retries would only blur the time.
        Config config = new ConfigBuilder(read)
                .withConnectionTimeout(5_000)
                .withRequestTimeout(millis)
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectLimit(0)
                // With HTTP/2 all calls share one connection: one that died without a word would take all with it.
                .withHttp2Disable(true)
                .withClientKeyAlgo(KeyKind.of(read))
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private Secret<String> kubeconfig(String name) {
        Cluster cluster = store.find(name).orElseThrow(() -> unknown(name));
        String file = cluster.ownFile() != null ? cluster.ownFile() : cluster.kubeconfigFile();
        if (file == null) {
            return seal.open(name, store.sealed(name).orElseThrow(() -> unknown(name)));
        }
        try {
            return Secret.of(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "the kubeconfig of cluster '" + name + "' cannot be read: " + e.getMessage(),
                    "see 'slipway status': the cluster may still be starting");
        }
    }

    static Refusal unknown(String name) {
        return Absent.cluster(name);
    }

    @Override
    public void destroy() {
        clients.keySet().forEach(this::forget);
    }
}
