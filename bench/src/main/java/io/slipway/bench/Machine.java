package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when a metric was measured.
 *
 * @param load of the minute before the bench began: above the cores, wall times are too long
 */
record Machine(String commit, String when, int cores, long memoryGib, double load, String java) {
    static Machine look(Shell shell) throws IOException, InterruptedException {
        String commit = shell.run(10, "git", "-C", Ground.HOME.toString(), "rev-parse", "--short", "HEAD")
                .out()
                .strip();
        String meminfo = Files.readString(Path.of("/proc/meminfo"));
        long kib = Long.parseLong(meminfo.lines().findFirst().orElseThrow().replaceAll("\\D", ""));
        return new Machine(
                commit.isEmpty() ? "none" : commit,
                Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(),
                Runtime.getRuntime().availableProcessors(),
                Math.round(kib / 1048576.0),
                Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]),
                System.getProperty("java.version"));
    }
}
