package io.slipway.agent.core;

import io.slipway.api.node.Instance;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code agent/instance.json}: the fields of {@link Instance}, which the server and clients read, and
 * what the agent itself needs to start everything again without being told.
 *
 * @param distDir folder with {@code server/lib}, {@code agent/lib} and {@code cli/lib}
 * @param distStamp changes when the content of {@code distDir} does
 * @param partsDir binaries of the Kubernetes parts and of the registry
 * @param environment given to the server: PATH, proxies, certificates, {@code SLIPWAY_*}
 */
public record Settings(
        String url,
        String router,
        String data,
        String cluster,
        String adminTokenFile,
        String agent,
        String agentTokenFile,
        @Nullable String registry,
        int port,
        int routerPort,
        String dbUrl,
        String dbUser,
        String dbPasswordFile,
        String partsDir,
        String distDir,
        String distStamp,
        Map<String, String> environment) {

    public static Optional<Settings> read(Places places) {
        return Json.load(places.instance(), Settings.class);
    }

    /** Where the database is that the agent itself runs. */
    public static String ownDatabase(Ports ports) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/slipway";
    }

    /** False when the server uses one of the operator's. */
    public boolean ownDatabase() {
        return dbUrl.equals(ownDatabase(ports()));
    }

    public Places places() {
        return Places.of(java.nio.file.Path.of(data));
    }

    public Ports ports() {
        return new Ports(port, routerPort);
    }

    public Instance instance() {
        return new Instance(url, router, data, cluster, adminTokenFile, agent, agentTokenFile, registry);
    }
}
