package io.slipway.agent.part;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.api.node.PartStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All parts of one data folder. */
public final class Supervisor {
    private final Places places;
    private final PartsFile file;
    private final Map<String, SupervisedPart> parts = new LinkedHashMap<>();
    private boolean closed;

    public Supervisor(Places places) {
        this.places = places;
        this.file = new PartsFile(places);
    }

    /** Makes these the parts of the plan: new ones start, changed ones restart, the others of that plan end. */
    public void declare(String plan, List<PartSpec> wanted) {
        endMissing(plan, wanted.stream().map(PartSpec::name).collect(Collectors.toSet()));
        synchronized (this) {
            if (closed) throw new Fault("this agent is ending its parts; 'slipway up' starts them again");
            wanted.forEach(spec -> refuseTaken(plan, spec.name()));
            wanted.forEach(this::declare);
        }
    }

    public synchronized List<PartStatus> status() {
        return parts.values().stream().map(SupervisedPart::status).toList();
    }

    public List<PartStatus> status(String plan) {
        return status().stream().filter(part -> part.plan().equals(plan)).toList();
    }

    public synchronized boolean restart(String name) {
        SupervisedPart part = parts.get(name);
        if (part != null) part.restart();
        return part != null;
    }

    /** No part is started or ended from here on; what runs goes on running. */
    public void release() {
        List<SupervisedPart> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(parts.values());
        }
        all.forEach(SupervisedPart::release);
    }

    public void rotateLogs() {
        status().forEach(part -> new LogFile(java.nio.file.Path.of(part.log())).rotate());
    }

    private void declare(PartSpec spec) {
        SupervisedPart known = parts.get(spec.name());
        if (known != null) {
            known.become(spec);
            return;
        }
        SupervisedPart part = new SupervisedPart(spec, file, places, this::isReady);
        parts.put(spec.name(), part);
        part.start();
    }

    private void refuseTaken(String plan, String name) {
        SupervisedPart part = parts.get(name);
        if (part != null && !part.spec().plan().equals(plan)) {
            throw new Fault("part " + name + " belongs to plan " + part.spec().plan() + "; give it another name");
        }
    }

    private synchronized boolean isReady(String name) {
        return Optional.ofNullable(parts.get(name)).map(SupervisedPart::ready).orElse(false);
    }

    private void endMissing(String plan, Set<String> wanted) {
        List<SupervisedPart> gone;
        synchronized (this) {
            gone = parts.values().stream()
                    .filter(part -> part.spec().plan().equals(plan)
                            && !wanted.contains(part.spec().name()))
                    .toList();
            gone.forEach(part -> parts.remove(part.spec().name()));
        }
        gone.forEach(SupervisedPart::release);
        // The disk also knows those of a version of the plan that an earlier agent ran.
        List<String> faults = new ArrayList<>();
        for (PartRecord part : file.lastFirst()) {
            if (!part.plan().equals(plan) || wanted.contains(part.name())) continue;
            List<String> found = Ending.part(part);
            if (found.isEmpty()) file.remove(part.name());
            faults.addAll(found);
        }
        if (!faults.isEmpty()) throw new Fault(String.join("; ", faults));
    }
}
