package io.slipway.health;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Room on disks. Below {@code slipway.disk.low} MiB what can be made again is removed and no build
 * starts; below {@code slipway.disk.critical} MiB nothing is changed any more, so that the database
 * keeps the room that it needs to stay whole.
 */
@Component
public class Disk {
    private static final Logger log = LoggerFactory.getLogger(Disk.class);
    private final long low;
    private final long critical;
    private final ObjectProvider<Evictable> evictables;

    Disk(Environment env, ObjectProvider<Evictable> evictables) {
        this.low = env.getProperty("slipway.disk.low", Long.class, 1024L) << 20;
        this.critical = env.getProperty("slipway.disk.critical", Long.class, 192L) << 20;
        this.evictables = evictables;
    }

    /** Bytes below which no build starts. */
    public long low() {
        return low;
    }

    long critical() {
        return critical;
    }

    public static long free(Path folder) throws IOException {
        Path at = folder.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) at = at.getParent();
        return Files.getFileStore(at).getUsableSpace();
    }

    /** Refuses when there is too little room for more work below the folder, after removing what can be spared. */
    public void need(Path folder, String act) {
        try {
            if (free(folder) < low) evict(folder);
            long free = free(folder);
            if (free < low) throw full(folder, free, low, act);
        } catch (IOException e) {
            throw Refusal.of(Code.Internal, "the disk of " + folder + " cannot be looked at: " + e.getMessage());
        }
    }

    /** One after the other, until there is room enough; returns the bytes that came free. */
    synchronized long evict(Path folder) throws IOException {
        long before = free(folder);
        for (Evictable one : evictables.orderedStream().toList()) {
            if (free(folder) >= low) break;
            one.evict();
        }
        long freed = Math.max(0, free(folder) - before);
        if (freed > 0) log.info("removed {} MiB that can be made again", freed >> 20);
        return freed;
    }

    public static Refusal full(Path folder, long free, long needed, String act) {
        return Refusal.of(
                Code.DiskFull,
                act + ": the disk of " + folder + " has " + (free >> 20) + " MiB left and " + (needed >> 20)
                        + " MiB are needed",
                List.of("path " + folder, "free " + (free >> 20) + " MiB", "needed " + (needed >> 20) + " MiB"),
                "free space there, then try again; nothing needs a restart");
    }
}
