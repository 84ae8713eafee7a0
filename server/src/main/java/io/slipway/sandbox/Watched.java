package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for a process and says when a limit ends it early. */
record Watched(Process process, Limits limits, Optional<Path> disk, Instant start) {
    private static final int PEEK_MILLIS = 500;

    /** Empty when it ended by itself. */
    Optional<Ended.How> await() throws IOException, InterruptedException {
        while (!process.waitFor(PEEK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (took().compareTo(limits.time()) > 0) return Optional.of(Ended.How.TIME_OVER);
            if (disk.isPresent() && Files.getFileStore(disk.get()).getUsableSpace() < limits.freeDisk()) {
                return Optional.of(Ended.How.DISK_FULL);
            }
        }
        return Optional.empty();
    }

    Duration took() {
        return Duration.between(start, Instant.now());
    }

    /** Where the run writes: the first writable mount. */
    static Watched of(Process process, Command command) {
        Optional<Path> disk = command.mounts().stream()
                .filter(Mount::writable)
                .map(Mount::host)
                .findFirst();
        return new Watched(process, command.limits(), disk, Instant.now());
    }
}
