package io.slipway.agent.os;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a TCP port. */
public final class Listeners {
    private static final String LISTEN = "0A";

    private Listeners() {}

    /** A listener: the port, its process when it may be seen, and the owner's name. */
    public record Listener(int port, Optional<Long> pid, String owner) {
        public String words() {
            String who = pid.map(number -> "pid " + number + " (" + Processes.command(number) + ")")
                    .orElse("an unseen process");
            return who + " of user " + owner;
        }
    }

    /** Port to socket inode and user id, from lines of {@code /proc/net/tcp} or {@code tcp6}. */
    static Map<Integer, String[]> parse(Stream<String> lines) {
        Map<Integer, String[]> found = new HashMap<>();
        lines.skip(1).map(line -> line.strip().split("\\s+")).forEach(fields -> {
            if (fields.length > 9 && fields[3].equals(LISTEN)) {
                int port = Integer.parseInt(fields[1].substring(fields[1].lastIndexOf(':') + 1), 16);
                found.put(port, new String[] {fields[9], fields[7]});
            }
        });
        return found;
    }

    public static Optional<Listener> on(int port) {
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            String[] found = read(Path.of(table)).get(port);
            if (found != null) return Optional.of(new Listener(port, holder(found[0]), name(found[1])));
        }
        return Optional.empty();
    }

    private static Map<Integer, String[]> read(Path table) {
        if (!Files.exists(table)) return Map.of();
        try (Stream<String> lines = Files.lines(table)) {
            return parse(lines);
        } catch (IOException e) {
            throw new Fault("cannot read " + table, e);
        }
    }

    private static Optional<Long> holder(String inode) {
        Path socket = Path.of("socket:[" + inode + "]");
        return Processes.all().stream()
                .filter(pid -> files(pid).contains(socket))
                .findFirst();
    }

    private static List<Path> files(long pid) {
        List<Path> targets = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors.toList()) targets.add(Files.readSymbolicLink(descriptor));
        } catch (IOException e) {
            // Ended meanwhile, or not ours to see: what was read so far is the answer.
            return targets;
        }
        return targets;
    }

    private static String name(String id) {
        Tool.Result result = Tool.of("id", "-nu", id).result();
        return result.ok() ? result.output().strip() : id;
    }
}
