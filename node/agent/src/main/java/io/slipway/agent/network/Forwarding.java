package io.slipway.agent.network;

import io.slipway.agent.core.AtomicFile;
import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine's switch for passing packets on: turned on for the first of our networks and put back
 * by the last one, whichever instance it belongs to. The notes lie where a restart of the machine
 * clears them, as it clears the switch.
 */
public final class Forwarding {
    private static final Path SWITCH = Path.of("/proc/sys/net/ipv4/ip_forward");
    private static final Path NOTES = Path.of("/run/slipway/forwarding");
    private static final Path BEFORE = NOTES.resolve("before");

    private Forwarding() {}

    /** Notes how the switch stands, for someone who may turn it. */
    public static void remember(String user) {
        try {
            if (!Files.exists(BEFORE)) AtomicFile.write(BEFORE, Files.readAllBytes(SWITCH), "rw-r--r--");
            AtomicFile.write(NOTES.resolve("used-by-" + user), new byte[0], "rw-r--r--");
        } catch (IOException e) {
            throw new Fault("cannot read net.ipv4.ip_forward", e);
        }
    }

    static void use(String user) {
        remember(user);
        try {
            if (Files.readAllBytes(SWITCH)[0] != '1') Files.write(SWITCH, "1\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new Fault("cannot turn on net.ipv4.ip_forward", e);
        }
    }

    public static void leave(String user) {
        try {
            if (!Files.deleteIfExists(NOTES.resolve("used-by-" + user)) || used()) return;
            if (!Files.exists(BEFORE)) return;
            Files.write(SWITCH, Files.readAllBytes(BEFORE));
            Files.delete(BEFORE);
            Files.delete(NOTES);
            removeIfEmpty(NOTES.resolveSibling(""));
        } catch (IOException e) {
            throw new Fault("cannot put net.ipv4.ip_forward back", e);
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) return;
        }
        Files.delete(folder);
    }

    private static boolean used() throws IOException {
        try (Stream<Path> notes = Files.list(NOTES)) {
            return notes.anyMatch(note -> note.getFileName().toString().startsWith("used-by-"));
        }
    }
}
