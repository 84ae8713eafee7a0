package io.slipway.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One process among those that share a database, by a name that no other ever bears. It tells enough
 * for a later server of the same machine and folder to know at once that this process is gone; others
 * learn it from heartbeats.
 */
record Replica(String place, long pid, String began, String once) {
    /** db-scheduler cuts names after 50 characters, so machine and folder are there as a digest. */
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{12})#(\\d+)@(\\d+)/([0-9a-f]{8})");

    /** Fields of a line of /proc after the command's name, of which the start is the 22nd in all. */
    private static final int START = 19;

    static Replica here(Path data) {
        long pid = ProcessHandle.current().pid();
        String began = Objects.requireNonNull(start(pid), "this process is not in /proc");
        return new Replica(place(data), pid, began, UUID.randomUUID().toString().substring(0, 8));
    }

    static Optional<Replica> parse(String name) {
        Matcher m = NAME.matcher(name);
        if (!m.matches()) return Optional.empty();
        return Optional.of(new Replica(m.group(1), Long.parseLong(m.group(2)), m.group(3), m.group(4)));
    }

    String name() {
        return "%s#%d@%s/%s".formatted(place, pid, began, once);
    }

    /** True when the other ran on this machine and folder, and its process is no more. */
    boolean outlived(Replica other) {
        return other.place.equals(place) && !other.began.equals(start(other.pid));
    }

    private static String place(Path data) {
        try {
            String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            String folder = data.toAbsolutePath().normalize().toString();
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((host + "\n" + folder).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("this machine has no name that could be read: " + e, e);
        }
    }

    /** In ticks since the boot, which no change of the clock moves; null when there is no such process. */
    private static @Nullable String start(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ")[START];
        } catch (IOException e) {
            // No such file, or it went while it was read: both say that the process is gone.
            return null;
        }
    }
}
