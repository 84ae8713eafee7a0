package io.slipway.artifact;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real registry binary on a free port of loopback. */
public final class TestRegistry implements AutoCloseable {
    private final Process process;
    private final String host;

    private TestRegistry(Process process, String host) {
        this.process = process;
        this.host = host;
    }

    /** Empty where the machine's parts are not built. */
    public static Optional<TestRegistry> start(Path folder) throws IOException, InterruptedException {
        Path binary = Path.of(System.getProperty("user.home"), ".cache/slipway/parts/bin/registry");
        if (!Files.isExecutable(binary)) return Optional.empty();
        int port = freePort();
        String host = "127.0.0.1:" + port;
        Path config = Files.writeString(
                Files.createDirectories(folder).resolve("config.yml"), """
                version: 0.1
                log: {level: error}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "%s", secret: test}
                """.formatted(folder.resolve("data"), host));
        Process process = new ProcessBuilder(binary.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        TestRegistry registry = new TestRegistry(process, host);
        registry.awaitReady();
        return Optional.of(registry);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                Registry.at(host).check();
                return;
            } catch (RuntimeException e) {
                if (System.nanoTime() > until) throw e;
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    public String host() {
        return host;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
