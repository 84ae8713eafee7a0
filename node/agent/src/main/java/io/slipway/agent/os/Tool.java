package io.slipway.agent.os;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A short run of a program of the machine, with its output as the result. */
public record Tool(List<String> command, String input, Map<String, String> environment, Duration limit) {
    /** System programs live in sbin too, which a plain user's PATH may lack. */
    public static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public record Result(int code, String output) {
        public boolean ok() {
            return code == 0;
        }
    }

    public static Tool of(String... command) {
        return of(List.of(command));
    }

    public static Tool of(List<String> command) {
        return new Tool(command, "", Map.of("PATH", PATH, "LC_ALL", "C"), Duration.ofMinutes(1));
    }

    /** The same with more arguments. */
    public Tool plus(String... arguments) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(arguments));
        return new Tool(longer, input, environment, limit);
    }

    public Tool input(String text) {
        return new Tool(command, text, environment, limit);
    }

    public Tool within(Duration time) {
        return new Tool(command, input, environment, time);
    }

    public Tool environment(Map<String, String> whole) {
        return new Tool(command, input, whole, limit);
    }

    public Tool as(String user) {
        if (!Users.root()) return this;
        List<String> switched = new ArrayList<>(Users.switchTo(user));
        switched.addAll(command);
        return new Tool(switched, input, environment, limit);
    }

    /** Output of a run that succeeded. */
    public String run() {
        Result result = result();
        if (!result.ok()) {
            throw new Fault(String.join(" ", command) + " ended with " + result.code + ": "
                    + result.output.strip().replace('\n', ' '));
        }
        return result.output;
    }

    public boolean quiet() {
        return result().ok();
    }

    /** Standard output and error together. */
    public Result result() {
        Path output = temporary();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            feed(process);
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) process.destroyForcibly();
            String words = Files.readString(output, StandardCharsets.ISO_8859_1);
            return ended
                    ? new Result(process.exitValue(), words)
                    : new Result(124, "not done after " + limit.toSeconds() + " s; " + words);
        } catch (IOException e) {
            return new Result(127, Fault.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while waiting for " + command.getFirst(), e);
        } finally {
            remove(output);
        }
    }

    private void feed(Process process) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A program may end without reading all; its exit code tells whether that was wrong.
            if (process.isAlive() && !input.isEmpty()) throw e;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("slipway", ".out");
        } catch (IOException e) {
            throw new Fault("cannot write to the temporary folder", e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Fault("cannot remove " + file, e);
        }
    }

    /** Where a program is, in the folders where Debian puts them. */
    public static Optional<Path> find(String program) {
        return Stream.of(PATH.split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
