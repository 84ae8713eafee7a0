package io.slipway.bootstrap;

import java.nio.file.Path;
import java.util.List;

/**
 * The whole description of the one-node cluster on this machine; everything else follows from it.
 *
 * @param data folder of the platform
 * @param parts folder with the binaries
 * @param port the platform's base port: two platforms on one machine get networks of their own
 * @param registryPort of the registry on the host's loopback
 * @param resolvers DNS servers that pods' outside names go to
 */
record LocalCluster(Path data, Path parts, int port, int registryPort, List<String> resolvers) {
    static final String NAME = "local";
    static final String DOMAIN = "cluster.local";
    static final String API_NAME = "api.local.slipway.internal";
    static final int API_PORT = 6443;

    private int number() {
        return (port / 100) % 250;
    }

    String node() {
        return "node-1";
    }

    String namespace() {
        return "slw-" + number();
    }

    String cgroup() {
        return "/slipway-" + number();
    }

    String hostLink() {
        return "slw" + number() + "h";
    }

    String table() {
        return "slipway_" + number();
    }

    String hostAddress() {
        return "10.99." + number() + ".1";
    }

    String nodeAddress() {
        return "10.99." + number() + ".2";
    }

    String podNetwork() {
        return "10." + (100 + number() % 100) + ".0.0/16";
    }

    String serviceNetwork() {
        return "10." + (200 + number() % 50) + ".0.0/16";
    }

    /** The n-th address of the service network. */
    String service(int n) {
        return "10." + (200 + number() % 50) + ".0." + n;
    }

    String api() {
        return "https://" + nodeAddress() + ":" + API_PORT;
    }

    String registry() {
        return "127.0.0.1:" + registryPort;
    }

    /** Where the cluster lives in a platform's folder. */
    static Path home(Path data) {
        return data.resolve("cluster").resolve(NAME);
    }

    Path home() {
        return home(data);
    }

    Path pki() {
        return home().resolve("pki");
    }

    Path file(String name) {
        return home().resolve(name);
    }

    String binary(String name) {
        return parts.resolve(name).toString();
    }
}
