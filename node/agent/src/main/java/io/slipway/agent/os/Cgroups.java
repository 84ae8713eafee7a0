package io.slipway.agent.os;

import io.slipway.agent.core.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Control groups by their path below each controller (version 1) or below the root (version 2). */
public final class Cgroups {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    private Cgroups() {}

    /** Ends every process in the group and removes its folders bottom-up; returns what stays. */
    public static List<Path> remove(String group) {
        List<Path> folders = folders(group);
        if (!emptied(folders)) return folders;
        for (Path folder : folders) removeTree(folder);
        return folders.stream().filter(Files::exists).toList();
    }

    /** The group's folder in every hierarchy that has it. */
    static List<Path> folders(String group) {
        String below = group.replaceAll("^/+", "");
        if (below.isBlank() || below.contains("..")) throw new Fault("cgroup '" + group + "' is not a group of ours");
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(ROOT)) return found;
        if (Files.isDirectory(ROOT.resolve(below))) found.add(ROOT.resolve(below));
        try (Stream<Path> hierarchies = Files.list(ROOT)) {
            hierarchies
                    .map(hierarchy -> hierarchy.resolve(below))
                    .filter(Files::isDirectory)
                    .forEach(found::add);
        } catch (IOException e) {
            throw new Fault("cannot list " + ROOT, e);
        }
        return found;
    }

    private static boolean emptied(List<Path> folders) {
        return Deadline.in(Duration.ofSeconds(10)).poll(Duration.ofMillis(50), () -> {
            List<Long> inside = folders.stream()
                    .flatMap(folder -> processes(folder).stream())
                    .distinct()
                    .toList();
            inside.forEach(pid -> Pid.of(pid).ifPresent(found -> found.signal("KILL")));
            return inside.stream().allMatch(pid -> ProcStat.of(pid).isEmpty());
        });
    }

    private static List<Long> processes(Path folder) {
        return deepestFirst(folder).stream()
                .flatMap(group -> members(group).stream())
                .map(Long::valueOf)
                .filter(pid -> pid > 0)
                .toList();
    }

    private static List<String> members(Path group) {
        try {
            return Files.readAllLines(group.resolve("cgroup.procs"));
        } catch (IOException e) {
            // Removed by its owner meanwhile, or a threaded group, whose parent lists the processes.
            return List.of();
        }
    }

    private static void removeTree(Path folder) {
        // A group whose last process just ended may still count as busy for a moment.
        Deadline.in(Duration.ofSeconds(3)).poll(Duration.ofMillis(50), () -> {
            for (Path group : deepestFirst(folder)) {
                try {
                    Files.deleteIfExists(group);
                } catch (IOException e) {
                    return false;
                }
            }
            return true;
        });
    }

    private static List<Path> deepestFirst(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isDirectory)
                    .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return Files.exists(folder) ? List.of(folder) : List.of();
        }
    }
}
