package io.slipway.cli.demo;

import io.slipway.cli.outcome.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sample as a Git repository of its own, as if a team had pushed it. */
final class Sample {
    private static final String MESSAGE = "hello.message=";
    private static final Path PROPERTIES = Path.of("src", "main", "resources", "application.properties");
    private static final Map<String, String> AUTHOR = Map.of(
            "GIT_AUTHOR_NAME", "Slipway Demo",
            "GIT_AUTHOR_EMAIL", "demo@slipway.invalid",
            "GIT_COMMITTER_NAME", "Slipway Demo",
            "GIT_COMMITTER_EMAIL", "demo@slipway.invalid",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_SYSTEM", "/dev/null");

    private final Path source;
    private final Path repository;

    Sample(Path source, Path repository) {
        this.source = source;
        this.repository = repository;
    }

    Path repository() {
        return repository;
    }

    /** The sample's files with that greeting, committed on top of what is there; answers the commit. */
    String commit(String message) {
        try {
            if (!Files.isDirectory(source)) {
                throw trouble("the sample is not at " + source, "set SLIPWAY_SAMPLES to the folder that holds hello");
            }
            if (!Files.isDirectory(repository.resolve(".git"))) {
                Files.createDirectories(repository);
                git("init", "-q", "-b", "main");
            }
            copy();
            greet(message);
        } catch (IOException e) {
            throw trouble(repository + ": " + e, "look at the folder's owner and free space");
        }
        git("add", "-A");
        git("commit", "-q", "-m", "Greet with '" + message + "'");
        return git("rev-parse", "HEAD").strip();
    }

    /** Every file of the sample, build results apart. */
    private void copy() throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.endsWith("target")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(repository.resolve(source.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, repository.resolve(source.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void greet(String message) throws IOException {
        Path file = repository.resolve(PROPERTIES);
        List<String> lines = Files.readAllLines(file).stream()
                .map(line -> line.startsWith(MESSAGE) ? MESSAGE + message : line)
                .toList();
        Files.write(file, lines, StandardCharsets.ISO_8859_1);
    }

    private String git(String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(words));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            builder.environment().putAll(AUTHOR);
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw trouble("git " + String.join(" ", words) + ": " + said.strip(), "look at " + repository);
            }
            return said;
        } catch (IOException e) {
            throw trouble("git does not start: " + e.getMessage(), "apt-get install git");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trouble("interrupted", "run the demo again");
        }
    }

    private static Trouble trouble(String detail, String next) {
        return Trouble.failed("SampleUnusable", "the sample's repository", detail, List.of(), next);
    }
}
