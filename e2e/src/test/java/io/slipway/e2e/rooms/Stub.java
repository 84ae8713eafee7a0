package io.slipway.e2e.rooms;

import io.slipway.e2e.Platform;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The server tests' API server that only lists and watches, as a process, run from its source. */
final class Stub implements AutoCloseable {
    private static final String SOURCE = "server/src/test/java/io/slipway/stub/StubMain.java";

    private final Process process;
    private final Writer orders;
    private final int port;

    Stub(int port, int pods) throws IOException {
        this.port = port;
        String annotations = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> jar.contains("jspecify"))
                .findFirst()
                .orElseThrow();
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        annotations,
                        Platform.HOME.resolve(SOURCE).toString(),
                        Integer.toString(port),
                        "1",
                        Integer.toString(pods)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        if (process.inputReader().readLine() == null) throw new IOException("the stub did not start");
    }

    /** Pods that change each second from now on. */
    void rate(int changes) throws IOException {
        orders.write("rate " + changes + "\n");
        orders.flush();
    }

    String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d/c0"}}]
                users: [{name: u, user: {token: none}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                current-context: x
                """.formatted(port);
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.destroy();
        process.onExit().join();
    }
}
