package io.slipway.agent.part;

import io.slipway.agent.core.Places;
import io.slipway.agent.os.Pid;
import io.slipway.agent.os.ProcStat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The parts whose processes run, as the disk knows them: readable without an agent. */
public record RunningParts(Map<String, Pid> processes) {

    public static RunningParts of(Places places) {
        SequencedMap<String, Pid> found = new LinkedHashMap<>();
        for (PartRecord part : new PartsFile(places).lastFirst()) {
            Ending.process(part).ifPresent(pid -> found.put(part.name(), pid));
        }
        return new RunningParts(found);
    }

    /** True for a process of a part or one that a part started. */
    public boolean own(long pid) {
        long session = ProcStat.of(pid).map(ProcStat::session).orElse(-1L);
        return processes.values().stream().anyMatch(part -> part.number() == pid || part.number() == session);
    }
}
