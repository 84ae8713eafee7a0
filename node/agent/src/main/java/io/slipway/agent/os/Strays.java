package io.slipway.agent.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Processes that belong to a data folder by what they are, although no record names them: their
 * program lies in it, or is one of our parts called with a path in it (a container's shim).
 */
public record Strays(Path data, Path cache) {

    /** Ends them; returns those that do not end. */
    public List<Pid> end() {
        List<Pid> found = find();
        found.forEach(pid -> pid.signal("KILL"));
        return found.stream()
                .filter(pid -> !pid.awaitEnd(Duration.ofSeconds(5)))
                .toList();
    }

    List<Pid> find() {
        return Processes.all().stream()
                .filter(pid -> pid != ProcessHandle.current().pid() && ours(pid))
                .flatMap(pid -> Pid.of(pid).stream())
                .toList();
    }

    private boolean ours(long pid) {
        try {
            Path program = Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe"));
            if (program.startsWith(data)) return true;
            return program.startsWith(cache) && arguments(pid).contains(data + "/");
        } catch (IOException e) {
            // A kernel thread, ended meanwhile, or not ours to see.
            return false;
        }
    }

    private static String arguments(long pid) throws IOException {
        return Files.readString(
                Path.of("/proc", Long.toString(pid), "cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
