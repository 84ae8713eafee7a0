package io.slipway.health;

import io.slipway.api.node.PartStatus;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The agent of this machine, and the parts that it keeps running. */
@Component
class AgentCheck implements Check {
    private final LocalAgent agent;
    private volatile List<PartStatus> parts = List.of();

    AgentCheck(LocalAgent agent) {
        this.agent = agent;
    }

    /** As of the last look. */
    List<PartStatus> parts() {
        return parts;
    }

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public Finding look() {
        if (!agent.expected()) return Finding.ok("none on this machine");
        try {
            parts = agent.parts();
        } catch (IOException e) {
            parts = List.of();
            return Finding.down(
                            "the agent does not answer (" + LocalAgent.words(e)
                                    + "): nobody restarts what fails, and routes keep the pods they last knew",
                            "./slipway up")
                    .as("AgentAway");
        }
        List<String> failing = parts.stream()
                .filter(part -> part.state().equals("Failing"))
                .map(part -> part.name() + " (" + part.message() + ")")
                .toList();
        return failing.isEmpty()
                ? Finding.ok(parts.size() + " parts run")
                : Finding.degraded("failing: " + String.join("; ", failing), "./slipway status");
    }
}
