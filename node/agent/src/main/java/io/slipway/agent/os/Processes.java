package io.slipway.agent.os;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All processes of the machine, seen through {@code /proc}. */
public final class Processes {
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    public static List<Long> all() {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new Fault("cannot list processes; mount /proc", e);
        }
    }

    /**
     * The oldest process that leads a session and whose standard output is this file: what a lost
     * start left behind. Not just any: a database's workers lead sessions too.
     */
    public static Optional<Pid> writingTo(Path log) {
        return all().stream()
                .flatMap(pid -> ProcStat.of(pid).stream())
                .filter(stat -> stat.session() == stat.pid() && isOutput(stat.pid(), log))
                .min(Comparator.comparingLong(ProcStat::startTicks))
                .flatMap(stat -> Pid.of(stat.pid()));
    }

    /** Processes of that session beside its leader. */
    public static List<Pid> inSession(long leader) {
        return all().stream()
                .filter(pid -> pid != leader)
                .flatMap(pid -> ProcStat.of(pid).stream())
                .filter(stat -> stat.session() == leader)
                .flatMap(stat -> Pid.of(stat.pid()).stream())
                .toList();
    }

    /** Processes whose program or working folder lies in the folder, or that were called with a path in it. */
    public static List<Pid> workingIn(Path folder) {
        return all().stream()
                .filter(pid -> pid != ProcessHandle.current().pid() && worksIn(pid, folder))
                .flatMap(pid -> Pid.of(pid).stream())
                .toList();
    }

    private static boolean worksIn(long pid, Path folder) {
        Path process = PROC.resolve(Long.toString(pid));
        try {
            if (Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder)) return true;
            if (Files.readSymbolicLink(process.resolve("exe")).startsWith(folder)) return true;
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .contains(folder + "/");
        } catch (IOException e) {
            // A kernel thread, ended meanwhile, or another user's process that cannot write here.
            return false;
        }
    }

    /** Resident bytes; 0 when the process is gone. */
    public static long memory(long pid) {
        try {
            String[] pages = Files.readString(PROC.resolve(pid + "/statm")).split(" ", 3);
            return Long.parseLong(pages[1]) * 4096;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Program and arguments, for people. */
    public static String command(long pid) {
        try {
            byte[] line = Files.readAllBytes(PROC.resolve(pid + "/cmdline"));
            String words =
                    new String(line, StandardCharsets.UTF_8).replace('\0', ' ').strip();
            return words.length() > 120 ? words.substring(0, 117) + "..." : words;
        } catch (IOException e) {
            return "ended meanwhile";
        }
    }

    private static boolean isOutput(long pid, Path log) {
        try {
            return Files.readSymbolicLink(PROC.resolve(pid + "/fd/1")).equals(log);
        } catch (IOException e) {
            // Ended meanwhile, or another user's process that we may not look into.
            return false;
        }
    }
}
