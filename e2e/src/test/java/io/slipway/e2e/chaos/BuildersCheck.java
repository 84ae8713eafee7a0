package io.slipway.e2e.chaos;

import io.slipway.e2e.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** When no build is under way no process of one is left, and no workspace. */
final class BuildersCheck {
    private BuildersCheck() {}

    static List<String> faults(Platform platform, Ledger ledger) {
        if (ledger.number("select count(*) from operation where kind = 'build' and phase in ('PENDING', 'RUNNING')")
                > 0) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        try {
            grouped("slipway-build-" + platform.port, faults);
            named(platform.data.resolve("build").resolve("ws"), faults);
        } catch (IOException e) {
            throw new IllegalStateException("the oracle cannot look at processes", e);
        }
        return faults;
    }

    private static void grouped(String name, List<String> faults) throws IOException {
        for (String parent : List.of("", "memory", "pids", "cpu")) {
            Path group = Path.of("/sys/fs/cgroup", parent, name);
            if (!Files.isDirectory(group)) continue;
            try (Stream<Path> files = Files.walk(group, 3)) {
                for (Path procs : files.filter(f -> f.endsWith("cgroup.procs")).toList()) {
                    String pids = Files.readString(procs).strip();
                    if (!pids.isEmpty()) faults.add("processes of a build: " + procs + " holds " + pids);
                }
            }
        }
    }

    private static void named(Path workspaces, List<String> faults) throws IOException {
        if (Files.isDirectory(workspaces)) {
            try (Stream<Path> left = Files.list(workspaces)) {
                left.forEach(folder -> faults.add("the workspace of a build: " + folder));
            }
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(process -> commandLine(process.pid()).contains(workspaces + "/"))
                    .forEach(process -> faults.add("a process of a build: " + commandLine(process.pid())));
        }
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }
}
