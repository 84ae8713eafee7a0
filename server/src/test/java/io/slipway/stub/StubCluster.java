package io.slipway.stub;

import io.slipway.TestServer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A cluster of the stub's, attached to a server of the tests. */
public final class StubCluster implements AutoCloseable {
    private final StubServer stub = new StubServer(0);
    private final TestServer server;
    private final String name;
    private final World world;

    public StubCluster(TestServer server, String name) throws IOException {
        this.server = server;
        this.name = name;
        this.world = stub.add(name, new Mischief(-1));
    }

    public World world() {
        return world;
    }

    public void attach() {
        String kubeconfig = """
                apiVersion: v1
                kind: Config
                clusters: [{name: stub, cluster: {server: "%s"}}]
                users: [{name: stub, user: {token: stub}}]
                contexts: [{name: stub, context: {cluster: stub, user: stub}}]
                current-context: stub
                """.formatted(stub.url(name));
        var answer =
                server.call("POST", "/api/v1/clusters", Map.of("name", name, "kubeconfig", kubeconfig), server.admin());
        if (answer.status() != 201) throw new IllegalStateException(answer.body());
    }

    /** Until it is so, half a minute at most. */
    public static boolean comes(BooleanSupplier wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        server.call("DELETE", "/api/v1/clusters/" + name, null, server.admin());
        stub.close();
    }
}
