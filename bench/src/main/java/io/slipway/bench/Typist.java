package io.slipway.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command before a terminal of its own, and somebody who types into it. */
final class Typist implements AutoCloseable {
    private static final long SECONDS = 30;
    private static final String READY = "ready-42";
    private final Process process;
    private final OutputStream keys;
    private final InputStream screen;

    Typist(Shell shell, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "script", "-qfec", "stty cols 80 rows 24; exec " + String.join(" ", command), "/dev/null");
        builder.environment().putAll(shell.environment());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        process = builder.start();
        keys = process.getOutputStream();
        screen = process.getInputStream();
        // A program that only reads: what comes back is the terminal's echo, in both.
        await(() -> {
            keys.write("stty -icanon; echo ready-$((40+2)); exec cat >/dev/null\n".getBytes(StandardCharsets.US_ASCII));
            keys.flush();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (!all.toString(StandardCharsets.UTF_8).contains(READY)) all.write(read());
            return null;
        });
        keyToEchoMillis();
    }

    private interface Step {
        Void run() throws IOException;
    }

    private void await(Step step) throws IOException, InterruptedException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(step.run());
            } catch (IOException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("the terminal does not answer within " + SECONDS + " s", e);
        }
    }

    private int read() throws IOException {
        int one = screen.read();
        if (one < 0) throw new IOException("the terminal has ended with exit code " + process.exitValue());
        return one;
    }

    double keyToEchoMillis() throws IOException {
        long from = System.nanoTime();
        keys.write('k');
        keys.flush();
        // What the program wrote before is not the echo.
        int shown = read();
        while (shown != 'k') shown = read();
        return (System.nanoTime() - from) / 1e6;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
