package io.slipway.agent.plan;

import io.slipway.api.node.PartStatus;
import io.slipway.api.node.PlanStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One word for a plan, from its own step and its parts. */
public final class PlanState {
    private PlanState() {}

    static PlanStatus of(String name, String hash, boolean removing, @Nullable PlanLoop loop, List<PartStatus> parts) {
        Optional<String> fault = loop == null ? Optional.empty() : loop.fault();
        if (removing) return new PlanStatus(name, hash, "Removing", fault.orElse(null), parts);
        if (fault.isPresent()) return new PlanStatus(name, hash, "Failing", fault.get(), parts);
        boolean applied = loop != null && loop.applied();
        return applied ? of(name, hash, parts) : new PlanStatus(name, hash, "Applying", null, parts);
    }

    /** For parts that were all declared. */
    public static PlanStatus of(String name, String hash, List<PartStatus> parts) {
        Optional<PartStatus> failing = first(parts, "Failing");
        if (failing.isPresent()) return new PlanStatus(name, hash, "Failing", words(failing.get()), parts);
        return parts.stream()
                .filter(part -> !part.state().equals("Ready"))
                .findFirst()
                .map(part -> new PlanStatus(name, hash, "Applying", words(part), parts))
                .orElseGet(() -> new PlanStatus(name, hash, "Ready", null, parts));
    }

    private static Optional<PartStatus> first(List<PartStatus> parts, String state) {
        return parts.stream().filter(part -> part.state().equals(state)).findFirst();
    }

    private static String words(PartStatus part) {
        String message = part.message();
        return part.name() + ": " + (message == null ? part.state() : message);
    }
}
