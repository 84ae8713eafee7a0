package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Ports;
import io.slipway.agent.os.Mounts;
import io.slipway.agent.os.Users;
import io.slipway.agent.part.RunningParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the machine. */
final class Checks {
    private static final long GIB = 1L << 30;
    private final Places places;
    private final Ports ports;
    private final boolean local;

    Checks(Places places, Ports ports, boolean localCluster) {
        this.places = places;
        this.ports = ports;
        this.local = localCluster;
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>(List.of(java(), user(), packages(), memory(), disk(), clock(), ports()));
        if (local) all.addAll(List.of(cgroups(), namespaces(), fileSystem("overlay"), modules(), capabilities()));
        all.addAll(List.of(instance(), leftovers()));
        ReleaseFiles.ofThisProgram().map(ReleaseFiles::check).ifPresent(all::add);
        return all;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String words = Runtime.version() + " in " + System.getProperty("java.home");
        return feature == 25
                ? Finding.ok("java", words)
                : Finding.odd("java", words, "Slipway is built and tried on JDK 25; set JAVA_HOME to one");
    }

    private Finding user() {
        if (Users.root()) return Finding.ok("user", "root");
        String name = System.getProperty("user.name");
        return local
                ? Finding.missing("user", name + " cannot run a local cluster", "run as root, or use --cluster none")
                : Finding.ok("user", name + "; without a local cluster that is enough");
    }

    private Finding packages() {
        List<Requirement> missing =
                Requirement.of(local).stream().filter(need -> !need.met()).toList();
        if (missing.isEmpty()) return Finding.ok("packages", "all there");
        Set<String> names = missing.stream()
                .map(Requirement::debianPackage)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        String command = "apt-get install --no-install-recommends " + String.join(" ", names);
        return Users.root()
                ? Finding.odd("packages", "not installed: " + names, "up installs them; or yourself: " + command)
                : Finding.missing("packages", "not installed: " + names, "as root: " + command);
    }

    private Finding memory() {
        long available = number("/proc/meminfo", "MemAvailable") * 1024;
        long wanted = local ? 4 * GIB : GIB;
        String words = available / GIB + " GiB available";
        return available >= wanted
                ? Finding.ok("memory", words)
                : Finding.odd("memory", words, "builds and pods want " + wanted / GIB + " GiB; end something");
    }

    private Finding disk() {
        Path at = places.data();
        while (!Files.exists(at)) at = at.resolve("..").normalize();
        try {
            long free = Files.getFileStore(at).getUsableSpace();
            String words = free / GIB + " GiB free for " + places.data();
            if (free < 2 * GIB) return Finding.missing("disk", words, "free some space, or choose another --data");
            return free < 10 * GIB
                    ? Finding.odd("disk", words, "images and builds grow; 10 GiB are comfortable")
                    : Finding.ok("disk", words);
        } catch (IOException e) {
            throw new Fault("cannot look at the disk of " + at, e);
        }
    }

    /** Certificates are made with this clock: a wrong one breaks the cluster when it is put right. */
    private static Finding clock() {
        Instant now = Instant.now();
        return now.isAfter(Instant.parse("2026-01-01T00:00:00Z"))
                ? Finding.ok("clock", now.toString())
                : Finding.missing("clock", now + " lies in the past", "set the clock before the first up");
    }

    private Finding ports() {
        List<String> clashes = PortClashes.of(places, ports);
        return clashes.isEmpty()
                ? Finding.ok("ports", ports.all().keySet() + " are ours or free")
                : Finding.missing(
                        "ports", String.join("; ", clashes), "end the others, or use --port and --router-port");
    }

    private static Finding cgroups() {
        Path root = Path.of("/sys/fs/cgroup");
        if (Files.exists(root.resolve("cgroup.controllers"))) return Finding.ok("cgroups", "version 2");
        boolean complete = List.of("cpu", "memory", "pids", "freezer").stream()
                .allMatch(controller -> Files.isDirectory(root.resolve(controller)));
        return complete
                ? Finding.ok("cgroups", "version 1")
                : Finding.missing(
                        "cgroups", "controllers are missing below " + root, "mount cgroups (a full init does)");
    }

    private static Finding namespaces() {
        boolean there = Files.exists(Path.of("/proc/self/ns/net"));
        return there
                ? Finding.ok("network", "namespaces are there; nft tables of the host: " + tables())
                : Finding.missing("network", "the kernel has no network namespaces", "use a kernel with NET_NS");
    }

    private static String tables() {
        if (!Users.root()) return "only root sees them";
        String text = io.slipway.agent.os.Tool.of("nft", "list", "tables")
                .result()
                .output()
                .strip();
        return text.isEmpty() ? "none" : text.replace('\n', ',');
    }

    private static Finding fileSystem(String name) {
        try {
            boolean there = Files.readAllLines(Path.of("/proc/filesystems")).stream()
                    .anyMatch(line -> line.endsWith("\t" + name));
            return there
                    ? Finding.ok(name, "the kernel has it")
                    : Finding.odd(name, "not loaded", "modprobe " + name + "; containers' images lie on it");
        } catch (IOException e) {
            throw new Fault("cannot read /proc/filesystems", e);
        }
    }

    private static Finding modules() {
        return Files.exists(Path.of("/proc/sys/net/bridge"))
                ? Finding.ok("bridge", "br_netfilter is there")
                : Finding.odd("bridge", "br_netfilter is not loaded", "modprobe br_netfilter; up tries it too");
    }

    private static Finding capabilities() {
        String set = io.slipway.agent.core.Lines.first(Path.of("/proc/self/status"), "CapEff:");
        boolean resource = set.isEmpty() || (Long.parseUnsignedLong(set, 16) >> 24 & 1) == 1;
        return resource
                ? Finding.ok("capabilities", "all that is needed")
                : Finding.ok("capabilities", "CAP_SYS_RESOURCE is withheld; containers run with limited OOM scores");
    }

    private Finding instance() {
        RunningParts parts = RunningParts.of(places);
        boolean agent = io.slipway.agent.daemon.DaemonLock.holder(places).isPresent();
        int running = parts.processes().size();
        if (running > 0 && !agent) {
            return Finding.odd("instance", running + " parts run without an agent", "slipway up adopts them");
        }
        return Finding.ok(
                "instance", agent ? running + " parts run under an agent" : "nothing runs on " + places.data());
    }

    private Finding leftovers() {
        boolean agent = io.slipway.agent.daemon.DaemonLock.holder(places).isPresent();
        int mounts = Mounts.below(places.data()).size();
        return agent || mounts == 0
                ? Finding.ok("leftovers", "none")
                : Finding.odd(
                        "leftovers",
                        mounts + " mounts below " + places.data(),
                        "slipway up uses them, down --purge removes them");
    }

    private static long number(String file, String key) {
        String words = io.slipway.agent.core.Lines.first(Path.of(file), key + ":");
        return words.isEmpty() ? 0 : Long.parseLong(words.split(" ")[0]);
    }
}
