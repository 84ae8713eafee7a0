package io.slipway.agent.plan;

import io.slipway.agent.platform.Platform;
import io.slipway.api.node.NodePlan;
import io.slipway.api.node.NodePlan.FileSpec;
import io.slipway.api.node.NodePlan.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a plan before anything of it is done: all of it, not the first. */
final class PlanFaults {
    private static final String NAME = "[a-z][a-z0-9-]{0,40}";

    private PlanFaults() {}

    static List<String> of(NodePlan plan) {
        List<String> faults = new ArrayList<>();
        if (!plan.name().matches(NAME)) faults.add("plan name '" + plan.name() + "' is not " + NAME);
        if (plan.name().equals(Platform.PLAN)) faults.add("plan name 'platform' is the agent's own");
        plan.files().forEach(file -> file(file, faults));
        Set<String> before = new HashSet<>();
        for (Part part : plan.parts()) part(plan, part, before, faults);
        return faults;
    }

    private static void file(FileSpec file, List<String> faults) {
        if (!file.path().startsWith("/")) faults.add("file '" + file.path() + "' is not absolute");
        if (file.content() != null && file.link() != null)
            faults.add("file '" + file.path() + "' has content and link");
        if (!file.mode().matches("0?[0-7]{3}")) faults.add("file '" + file.path() + "' has mode '" + file.mode() + "'");
    }

    private static void part(NodePlan plan, Part part, Set<String> before, List<String> faults) {
        String name = "part '" + part.name() + "'";
        if (!part.name().matches(NAME)) faults.add(name + " has a name that is not " + NAME);
        if (part.command().isEmpty() || !part.command().getFirst().startsWith("/")) {
            faults.add(name + " needs an absolute program");
        }
        if (part.inNamespace() && plan.network() == null) faults.add(name + " wants a namespace, the plan has none");
        for (String other : part.after()) {
            if (!before.contains(other)) faults.add(name + " waits for '" + other + "', which is not before it");
        }
        if (!before.add(part.name())) faults.add(name + " appears twice");
    }
}
