package io.slipway.rollout;

import io.slipway.api.Environment;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Scope;
import io.slipway.project.Environments;
import io.slipway.route.Proof;
import io.slipway.route.Routes;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks for a page as a visitor would, and looks that the router's servers are the new pods and no others. */
@Component
class ProveStep implements Step<RolloutSpec> {
    private static final Duration ROUTER_FOLLOWS = Duration.ofSeconds(15);
    private final RolloutStore rollouts;
    private final Environments environments;
    private final Mirrors mirrors;
    private final Routes routes;

    ProveStep(RolloutStore rollouts, Environments environments, Mirrors mirrors, Routes routes) {
        this.rollouts = rollouts;
        this.environments = environments;
        this.mirrors = mirrors;
        this.routes = routes;
    }

    @Override
    public String name() {
        return "prove";
    }

    @Override
    public String state() {
        return "Proving";
    }

    @Override
    public Duration deadline() {
        return ROUTER_FOLLOWS.multipliedBy(4);
    }

    @Override
    public Outcome run(StepRun<RolloutSpec> run) throws Exception {
        RolloutRow rollout = rollouts.find(run.id()).orElseThrow();
        Environment env = environments.get(rollout.project(), rollout.env());
        if (rollout.replicas() == 0) {
            run.say("no pods wanted: nothing to prove");
            return Outcome.done();
        }
        List<Proof> proofs =
                routes.prove(env.project(), env.name(), rollout.app(), () -> serving(env, rollout), ROUTER_FOLLOWS);
        for (Proof proof : proofs) {
            if (proof.failed()) throw broken(proof);
        }
        if (!proofs.isEmpty()) {
            Proof first = proofs.getFirst();
            String words = proofs.stream()
                    .map(proof -> proof.url() + " " + proof.state() + ": " + proof.message())
                    .collect(Collectors.joining("; "));
            rollouts.url(run.id(), first.url(), words);
            run.say(words);
        }
        return Outcome.done();
    }

    private Set<String> serving(Environment env, RolloutRow rollout) {
        return mirrors.list(env.cluster(), PodRow.class, Scope.app(env.namespace(), rollout.app())).stream()
                .filter(pod -> pod.ready() && !pod.leaving())
                .map(PodRow::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Refusal broken(Proof proof) {
        return Refusal.of(
                Code.RouteBroken,
                "%s does not lead to the new pods: %s".formatted(proof.url(), proof.message()),
                List.of(proof.message()),
                "'slipway route prove' looks again hop by hop");
    }
}
