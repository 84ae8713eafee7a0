package io.slipway.agent.life;

import io.slipway.agent.core.Settings;
import io.slipway.agent.daemon.AgentStatus;
import io.slipway.agent.os.Deadline;
import io.slipway.agent.part.LogFile;
import io.slipway.agent.plan.Plans;
import io.slipway.agent.platform.Platform;
import io.slipway.api.node.PartStatus;
import io.slipway.api.node.PlanStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Follows the agent until all that was asked for serves. */
final class Waiting {
    private static final Duration AGENT_STARTS_IN = Duration.ofSeconds(20);
    private static final Duration PREPARES_IN = Duration.ofSeconds(12);
    private static final int HOPELESS_RESTARTS = 4;
    private final Settings settings;
    private final AgentProcess agent;
    private final Screen screen;
    private final LocalClient client;
    private final LocalClient server;
    private final Set<String> told = new HashSet<>();
    private Deadline preparationDue = Deadline.in(PREPARES_IN);
    private String missing = "the agent does not answer";

    /** How the wait ended: well, or with what is in the way. */
    record End(Optional<String> fault, boolean late) {}

    Waiting(Settings settings, AgentProcess agent, Screen screen) {
        this.settings = settings;
        this.agent = agent;
        this.screen = screen;
        this.client = new LocalClient(settings.agent(), settings.agentTokenFile());
        this.server = new LocalClient(settings.url(), settings.adminTokenFile());
    }

    End await(Duration limit) {
        Deadline end = Deadline.in(limit);
        Deadline agentDue = Deadline.in(AGENT_STARTS_IN);
        while (!end.over()) {
            Optional<AgentStatus> status = client.status();
            Optional<String> hopeless = status.isPresent() ? hopeless(status.get()) : agentGone(agentDue);
            if (hopeless.isPresent()) return new End(hopeless, false);
            if (status.isPresent() && complete(status.get())) return new End(Optional.empty(), false);
            Deadline.pause(Duration.ofMillis(120));
        }
        return new End(Optional.of("not ready after " + limit.toSeconds() + " s: " + missing), true);
    }

    private boolean complete(AgentStatus status) {
        status.plans().forEach(plan -> plan.parts().forEach(this::tell));
        if (!plan(status, Platform.PLAN)) return false;
        if (!settings.cluster().equals("local")) return true;
        return plan(status, Plans.LOCAL_CLUSTER) && connected();
    }

    private boolean plan(AgentStatus status, String name) {
        Optional<PlanStatus> plan = status.plans().stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (plan.isEmpty()) missing = "the server has not asked for " + name + " yet";
        plan.ifPresent(known -> missing =
                known.name() + " is " + known.state() + (known.message() == null ? "" : ": " + known.message()));
        return plan.filter(known -> known.state().equals("Ready")).isPresent();
    }

    private boolean connected() {
        String state = server.call("GET", "/api/v1/clusters/local")
                .map(cluster -> cluster.path("state").asString(""))
                .orElse("");
        missing = "the server reports the local cluster as '" + state + "'";
        boolean connected = state.equals("Connected");
        if (connected && told.add("cluster")) screen.done("cluster connected");
        return connected;
    }

    private void tell(PartStatus part) {
        if (part.state().equals("Ready") && told.add(part.name())) screen.done(part.name() + " ready");
    }

    private Optional<String> hopeless(AgentStatus status) {
        Optional<PlanStatus> platform = status.plans().stream()
                .filter(plan -> plan.name().equals(Platform.PLAN))
                .findFirst();
        boolean begun = platform.filter(
                        plan -> plan.parts().isEmpty() && plan.state().equals("Failing"))
                .isEmpty();
        if (begun) preparationDue = Deadline.in(PREPARES_IN);
        if (preparationDue.over()) return platform.map(plan -> plan.message() + "; it was tried again and again");
        return platform.stream()
                .flatMap(plan -> plan.parts().stream())
                .filter(part -> part.state().equals("Failing") && part.restarts() >= HOPELESS_RESTARTS)
                .map(part -> part.name() + " " + part.message() + "; its log is " + part.log())
                .findFirst();
    }

    private Optional<String> agentGone(Deadline due) {
        if (agent.find().isPresent() || !due.over()) return Optional.empty();
        LogFile log = new LogFile(settings.places().log("agent"));
        return Optional.of("the agent ended: " + log.lastLine().orElse("it said nothing") + " (" + log.path() + ")");
    }
}
