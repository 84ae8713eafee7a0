package io.slipway.health;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Settings;
import io.slipway.store.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Room in the data folder, and the two modes that its want puts the platform into. */
@Component
class DiskCheck implements Check {
    private static final long AGAIN = Duration.ofSeconds(30).toNanos();
    private final Path data;
    private final Disk disk;
    private final Writes writes;
    private long evicted = System.nanoTime() - AGAIN;

    DiskCheck(Settings settings, Disk disk, Writes writes) {
        this.data = settings.data();
        this.disk = disk;
        this.writes = writes;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Finding look() throws IOException {
        if (Files.getFileStore(data).isReadOnly()) return readOnly();
        long free = Disk.free(data);
        if (free < disk.low() && System.nanoTime() - evicted > AGAIN) {
            disk.evict(data);
            evicted = System.nanoTime();
            free = Disk.free(data);
        }
        if (free < disk.critical()) {
            writes.close(name(), Disk.full(data, free, disk.critical(), "no changes are taken"));
            return Finding.down(words(free, disk.critical()), "free space there; nothing needs a restart")
                    .as("ReadOnly");
        }
        writes.open(name());
        return free < disk.low()
                ? Finding.degraded(words(free, disk.low()), "free space there; nothing needs a restart")
                        .as("NoBuilds")
                : Finding.ok((free >> 20) + " MiB are free in " + data);
    }

    private Finding readOnly() {
        String words = "the disk of " + data + " is mounted read-only";
        String next = "look at the kernel's log, then mount it for writing";
        writes.close(name(), Refusal.of(Code.DiskFull, words, next));
        return Finding.down(words, next).as("ReadOnly");
    }

    private String words(long free, long needed) {
        return "the disk of " + data + " has " + (free >> 20) + " MiB left, less than " + (needed >> 20);
    }
}
