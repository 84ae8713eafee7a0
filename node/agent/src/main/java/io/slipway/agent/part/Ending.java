package io.slipway.agent.part;

import io.slipway.agent.core.Places;
import io.slipway.agent.os.Cgroups;
import io.slipway.agent.os.Mounts;
import io.slipway.agent.os.Pid;
import io.slipway.agent.os.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The end of parts, from what the disk knows of them; needs neither daemon nor plan. */
public final class Ending {
    private static final Duration KILLED = Duration.ofSeconds(10);

    private Ending() {}

    /** Ends every part, the last started first; returns what could not be ended. */
    public static List<String> all(Places places, Consumer<String> ended) {
        PartsFile file = new PartsFile(places);
        List<String> faults = new ArrayList<>();
        for (PartRecord part : file.lastFirst()) {
            List<String> found = part(part);
            if (found.isEmpty()) {
                file.remove(part.name());
                ended.accept(part.name());
            }
            faults.addAll(found);
        }
        return faults;
    }

    /** Ends one part for good, with what it started, mounted and grouped. */
    static List<String> part(PartRecord part) {
        List<String> faults = new ArrayList<>();
        Optional<Pid> found = process(part);
        if (found.isPresent()) {
            Pid pid = found.get();
            List<Pid> started = Processes.inSession(pid.number());
            if (!process(pid, part)) faults.add(part.name() + ": pid " + pid.number() + " does not end");
            leftovers(pid, started);
        } else if (part.pid() != null) {
            // The leader is gone; what it left in its session is still ours while the boot is the same.
            leftovers(part.pid(), Processes.inSession(part.pid().number()));
        }
        for (String group : part.cgroups()) {
            Cgroups.remove(group).forEach(path -> faults.add(part.name() + ": cgroup " + path + " is busy"));
        }
        for (String folder : part.unmount()) {
            Mounts.unmountBelow(Path.of(folder))
                    .forEach(path -> faults.add(part.name() + ": " + path + " stays mounted"));
        }
        return faults;
    }

    /** The process of the record, or the one whose start was intended but not written down. */
    static Optional<Pid> process(PartRecord part) {
        Pid known = part.pid();
        return known == null
                ? Processes.writingTo(Path.of(part.log()))
                : Optional.of(known).filter(Pid::alive);
    }

    /** Asks the process to end, then insists; true when it is gone. */
    static boolean process(Pid pid, PartRecord part) {
        pid.signal(part.stopSignal());
        if (pid.awaitEnd(Duration.ofSeconds(part.stopSeconds()))) return true;
        pid.signal("KILL");
        return pid.awaitEnd(KILLED);
    }

    private static void leftovers(Pid leader, List<Pid> before) {
        if (!leader.sameBoot()) return;
        List<Pid> now = new ArrayList<>(before);
        now.addAll(Processes.inSession(leader.number()));
        now.forEach(pid -> pid.signal("KILL"));
        now.forEach(pid -> pid.awaitEnd(KILLED));
    }
}
