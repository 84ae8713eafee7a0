package io.slipway.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as people do, and keeps what they said on standard error for when they fail. */
record Shell(Map<String, String> environment) {

    record Ended(int exit, String out, String err) {}

    /** What the command printed; a failure ends the bench. */
    String must(int seconds, String... command) throws IOException, InterruptedException {
        Ended ended = run(seconds, command);
        if (ended.exit() != 0) {
            throw new IOException(
                    "%s: exit %d\n%s%s".formatted(String.join(" ", command), ended.exit(), ended.out(), ended.err()));
        }
        return ended.out();
    }

    Ended run(int seconds, String... command) throws IOException, InterruptedException {
        Path err = Files.createTempFile("bench", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + ": not over within " + seconds + " s");
            }
            return new Ended(process.exitValue(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }
}
