package io.slipway.mirror;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The local cluster of a platform on this machine, whose etcd forgets its history every five seconds and whose API server can be killed. */
final class RealCluster implements AutoCloseable {
    private static final long COMPACTION_SECONDS = 5;

    private final Path data;
    private final Config config;
    private final KubernetesClient direct;
    private final KubernetesClient etcd;
    private final AtomicInteger compactions = new AtomicInteger();
    private final AtomicReference<String> fault = new AtomicReference<>("");
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private int kills;

    RealCluster(Path data) throws IOException {
        this.data = data;
        this.config = new ConfigBuilder(
                        Config.fromKubeconfig(Files.readString(data.resolve("cluster/local/admin.kubeconfig"))))
                .withClientKeyAlgo("EC")
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(5_000)
                .build();
        this.direct = new KubernetesClientBuilder().withConfig(config).build();
        this.etcd = new KubernetesClientBuilder().withConfig(etcd(data)).build();
        var _ = timer.scheduleWithFixedDelay(this::compact, COMPACTION_SECONDS, COMPACTION_SECONDS, TimeUnit.SECONDS);
    }

    private Config etcd(Path data) {
        Path pki = data.resolve("cluster/local/pki");
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("https://" + URI.create(config.getMasterUrl()).getHost() + ":2379/")
                .withCaCertFile(pki.resolve("etcd-ca.crt").toString())
                .withClientCertFile(pki.resolve("apiserver-etcd.crt").toString())
                .withClientKeyFile(pki.resolve("apiserver-etcd.key").toString())
                .withClientKeyAlgo("EC")
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    Config config() {
        return config;
    }

    KubernetesClient direct() {
        return direct;
    }

    /** What is written after it is all that a watch can be told from then on. */
    private void compact() {
        try {
            String head = etcd.raw("/v3/kv/range", "POST", java.util.Map.of("key", "eA=="));
            String revision = JsonMapper.shared()
                    .readTree(head)
                    .path("header")
                    .path("revision")
                    .asString();
            etcd.raw("/v3/kv/compaction", "POST", java.util.Map.of("revision", revision));
            compactions.incrementAndGet();
        } catch (KubernetesClientException e) {
            // Twice without a change between is none.
            if (!String.valueOf(e.getMessage()).contains("compacted")) fault.set(String.valueOf(e.getMessage()));
        }
    }

    /** Compactions so far; what went wrong with the last one is thrown. */
    int compactions() {
        if (!fault.get().isEmpty()) throw new IllegalStateException("etcd was not compacted: " + fault.get());
        return compactions.get();
    }

    int kills() {
        return kills;
    }

    /** As a machine that is short of memory would; the platform starts it anew. */
    void killApiServer() throws IOException, InterruptedException {
        Process status = new ProcessBuilder(
                        System.getProperty("mirror.slipway"), "status", "--data", data.toString(), "-o", "json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = status.inputReader().lines().toList();
        status.waitFor();
        for (JsonNode part : JsonMapper.shared().readTree(lines.getLast()).path("items")) {
            if (!part.path("name").asString().equals("kube-apiserver")) continue;
            ProcessHandle.of(part.path("pid").asLong()).ifPresent(ProcessHandle::destroyForcibly);
            kills++;
            return;
        }
        throw new IllegalStateException("no kube-apiserver in " + lines);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        etcd.close();
        direct.close();
    }
}
