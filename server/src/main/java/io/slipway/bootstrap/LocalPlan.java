package io.slipway.bootstrap;

import io.slipway.api.node.NodePlan;
import io.slipway.api.node.NodePlan.FileSpec;
import io.slipway.api.node.NodePlan.Network;
import io.slipway.api.node.NodePlan.Part;
import io.slipway.api.node.NodePlan.Ready;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pure: the description of a local cluster to the plan that its machine's agent makes true. */
final class LocalPlan {
    static final String NAME = "cluster-local";
    private final LocalCluster c;
    private final Map<String, String> values;

    private LocalPlan(LocalCluster cluster, String pauseImage) {
        this.c = cluster;
        this.values = Configs.values(cluster);
        values.put("pauseImage", pauseImage);
    }

    static NodePlan of(LocalCluster cluster, String pauseImage) {
        LocalPlan plan = new LocalPlan(cluster, pauseImage);
        return new NodePlan(NAME, plan.files(), plan.network(), plan.parts());
    }

    private Network network() {
        Map<String, String> sysctls = new TreeMap<>(Map.of(
                "net.ipv4.ip_forward", "1",
                // Without it, a pod that calls its own node's pods through a Service gets answers it does not know.
                "net.bridge.bridge-nf-call-iptables", "1"));
        return new Network(
                c.namespace(),
                c.hostLink(),
                c.hostAddress() + "/30",
                c.nodeAddress() + "/30",
                List.of(c.podNetwork(), c.serviceNetwork()),
                c.table(),
                List.of(c.registryPort()),
                sysctls);
    }

    private List<FileSpec> files() {
        List<FileSpec> files = new ArrayList<>();
        for (String folder : List.of(
                "",
                "cni",
                "certs.d",
                "certs.d/" + c.registry(),
                "etcd",
                "containerd",
                "run",
                "kubelet",
                "plugins",
                "pod-logs")) {
            files.add(new FileSpec(c.file(folder).toString(), null, null, "0700", null));
        }
        files.add(new FileSpec(c.file("volumes").toString(), null, null, "0755", null));
        for (String name : List.of(
                "cgroups.sh",
                "containerd.toml",
                "cni/10-bridge.conflist",
                "kubelet.yaml",
                "proxy.yaml",
                "scheduler.yaml",
                "resolv.conf")) {
            files.add(text(name, Configs.fill(name.substring(name.indexOf('/') + 1), values)));
        }
        files.add(text("certs.d/" + c.registry() + "/hosts.toml", Configs.fill("hosts.toml", values)));
        for (String identity :
                List.of("admin", "server", "bootstrap", "kubelet", "controller-manager", "scheduler", "proxy")) {
            files.add(text(identity + ".kubeconfig", Configs.kubeconfig(c, identity)));
        }
        return files;
    }

    private FileSpec text(String name, String text) {
        String content = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return new FileSpec(c.file(name).toString(), content, null, "0600", null);
    }

    private List<Part> parts() {
        return List.of(
                part("etcd", etcd(), List.of(), tcp(2379)),
                part("kube-apiserver", apiserver(), List.of("etcd"), apiReady()),
                part("kube-controller-manager", controllerManager(), List.of("kube-apiserver"), null),
                part("kube-scheduler", scheduler(), List.of("kube-apiserver"), null),
                containerd(),
                kubelet(),
                part(
                        "kube-proxy",
                        kube("kube-proxy", "--config=" + c.file("proxy.yaml")),
                        List.of("kube-apiserver"),
                        null));
    }

    private List<String> etcd() {
        return List.of(
                c.binary("etcd"),
                "--name=" + c.node(),
                "--data-dir=" + c.file("etcd"),
                "--listen-client-urls=https://" + c.nodeAddress() + ":2379",
                "--advertise-client-urls=https://" + c.nodeAddress() + ":2379",
                "--listen-peer-urls=http://127.0.0.1:2380",
                "--initial-advertise-peer-urls=http://127.0.0.1:2380",
                "--initial-cluster=" + c.node() + "=http://127.0.0.1:2380",
                "--cert-file=" + pki("etcd.crt"),
                "--key-file=" + pki("etcd.key"),
                "--trusted-ca-file=" + pki("etcd-ca.crt"),
                "--client-cert-auth=true",
                "--auto-compaction-retention=1h",
                "--quota-backend-bytes=2147483648",
                "--log-level=warn");
    }

    private List<String> apiserver() {
        return kube(
                "kube-apiserver",
                "--advertise-address=" + c.nodeAddress(),
                "--bind-address=" + c.nodeAddress(),
                "--secure-port=" + LocalCluster.API_PORT,
                "--etcd-servers=https://" + c.nodeAddress() + ":2379",
                "--etcd-cafile=" + pki("etcd-ca.crt"),
                "--etcd-certfile=" + pki("apiserver-etcd.crt"),
                "--etcd-keyfile=" + pki("apiserver-etcd.key"),
                "--client-ca-file=" + pki("ca.crt"),
                "--tls-cert-file=" + pki("apiserver.crt"),
                "--tls-private-key-file=" + pki("apiserver.key"),
                "--kubelet-certificate-authority=" + pki("ca.crt"),
                "--kubelet-client-certificate=" + pki("apiserver-kubelet.crt"),
                "--kubelet-client-key=" + pki("apiserver-kubelet.key"),
                // The node's name is in no DNS: exec and logs go to its address.
                "--kubelet-preferred-address-types=InternalIP",
                "--requestheader-client-ca-file=" + pki("front-proxy-ca.crt"),
                "--requestheader-allowed-names=front-proxy-client",
                "--requestheader-username-headers=X-Remote-User",
                "--requestheader-group-headers=X-Remote-Group",
                "--requestheader-extra-headers-prefix=X-Remote-Extra-",
                "--proxy-client-cert-file=" + pki("front-proxy.crt"),
                "--proxy-client-key-file=" + pki("front-proxy.key"),
                "--service-account-issuer=https://kubernetes.default.svc." + LocalCluster.DOMAIN,
                "--service-account-key-file=" + pki("service-account.pub"),
                "--service-account-signing-key-file=" + pki("service-account.key"),
                "--service-cluster-ip-range=" + c.serviceNetwork(),
                "--authorization-mode=Node,RBAC",
                "--enable-admission-plugins=NodeRestriction",
                "--allow-privileged=true",
                "--profiling=false",
                "--v=1");
    }

    private List<String> controllerManager() {
        return kube(
                "kube-controller-manager",
                "--kubeconfig=" + c.file("controller-manager.kubeconfig"),
                "--bind-address=127.0.0.1",
                "--cluster-name=" + LocalCluster.NAME,
                "--root-ca-file=" + pki("ca.crt"),
                "--cluster-signing-cert-file=" + pki("ca.crt"),
                "--cluster-signing-key-file=" + pki("ca.key"),
                "--service-account-private-key-file=" + pki("service-account.key"),
                "--use-service-account-credentials=true",
                "--cluster-cidr=" + c.podNetwork(),
                "--service-cluster-ip-range=" + c.serviceNetwork(),
                "--leader-elect=false",
                "--profiling=false",
                "--kube-api-qps=100",
                "--kube-api-burst=200",
                // A deployment's pace is the platform's picture: do not gather endpoint changes first.
                "--endpointslice-updates-batch-period=0s",
                "--v=1");
    }

    private List<String> scheduler() {
        return kube("kube-scheduler", "--config=" + c.file("scheduler.yaml"), "--v=1");
    }

    private Part containerd() {
        return new Part(
                "containerd",
                grouped(List.of(c.binary("containerd"), "--config=" + c.file("containerd.toml"), "--log-level=warn")),
                environment(),
                null,
                c.home().toString(),
                true,
                List.of(),
                new Ready("socket", c.file("run/containerd.sock").toString(), null, null, null, 60),
                20,
                List.of(c.file("run").toString(), c.file("containerd").toString()),
                List.of(c.cgroup()));
    }

    private Part kubelet() {
        List<String> command = grouped(kube(
                "kubelet",
                "--config=" + c.file("kubelet.yaml"),
                "--kubeconfig=" + c.file("kubelet.kubeconfig"),
                "--hostname-override=" + c.node(),
                "--node-ip=" + c.nodeAddress(),
                "--root-dir=" + c.file("kubelet"),
                "--cert-dir=" + c.file("kubelet"),
                "--v=1"));
        return new Part(
                "kubelet",
                command,
                environment(),
                null,
                c.home().toString(),
                true,
                List.of("containerd", "kube-apiserver"),
                tcp(10250),
                10,
                List.of(c.file("kubelet").toString()),
                List.of());
    }

    private Part part(String name, List<String> command, List<String> after, @Nullable Ready ready) {
        return new Part(
                name, command, environment(), null, c.home().toString(), true, after, ready, 10, List.of(), List.of());
    }

    /** Whoever may come first to a control group makes it. */
    private List<String> grouped(List<String> command) {
        List<String> words =
                new ArrayList<>(List.of("/bin/sh", c.file("cgroups.sh").toString(), c.cgroup()));
        words.addAll(command);
        return words;
    }

    private List<String> kube(String name, String... flags) {
        List<String> command = new ArrayList<>(List.of(c.binary("kube"), name));
        command.addAll(List.of(flags));
        return command;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", c.parts() + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("HOME", c.home().toString());
        // Memory before speed: these heaps are small, and the machine is shared with what is built and run.
        environment.put("GOGC", "50");
        return environment;
    }

    private Ready tcp(int port) {
        return new Ready("tcp", c.nodeAddress() + ":" + port, null, null, null, 60);
    }

    private Ready apiReady() {
        return new Ready("https", c.api() + "/readyz", pki("ca.crt"), pki("bootstrap.crt"), pki("bootstrap.key"), 90);
    }

    private String pki(String name) {
        return c.pki().resolve(name).toString();
    }
}
