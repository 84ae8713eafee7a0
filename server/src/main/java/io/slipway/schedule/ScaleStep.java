package io.slipway.schedule;

import io.slipway.api.Autoscale;
import io.slipway.api.Rollout;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.rollout.Autoscales;
import io.slipway.rollout.Rollouts;
import io.slipway.schedule.ScheduleStore.Place;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Begins the rollout that brings the number of pods, under an id of its own: run again, it finds that one. */
@Component
class ScaleStep implements Step<ScheduleSpec> {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int ONE = 1;

    private final Rollouts rollouts;
    private final Autoscales autoscales;
    private final ScheduleStore store;

    ScaleStep(Rollouts rollouts, Autoscales autoscales, ScheduleStore store) {
        this.rollouts = rollouts;
        this.autoscales = autoscales;
        this.store = store;
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String state() {
        return "Scaling";
    }

    @Override
    public Duration deadline() {
        return ScheduleWork.LONGEST;
    }

    @Override
    public Outcome run(StepRun<ScheduleSpec> run) {
        ScheduleSpec spec = run.spec();
        if (rollouts.known(spec.rollout())) return Outcome.done();
        Place place = spec.place();
        if (rollouts.busy(place.project(), place.env(), place.app())) {
            run.say("waits for the rollout that is under way");
            return Outcome.waiting(LOOK);
        }
        run.checkLease();
        Actor actor = run.operation().actor();
        String reason = "schedule: " + spec.words() + " (by " + spec.by() + ")";
        if (spec.least() != null && spec.most() != null) {
            autoscales.setOnce(
                    spec.rollout(),
                    place.project(),
                    place.env(),
                    place.app(),
                    new Autoscale.Wish(spec.least(), spec.most(), null, null, null, null, reason),
                    actor);
            return Outcome.done();
        }
        return scale(run, spec.replicas(), reason);
    }

    private Outcome scale(StepRun<ScheduleSpec> run, @org.jspecify.annotations.Nullable Integer wanted, String reason) {
        Place place = run.spec().place();
        int now = rollouts.asked(place.project(), place.env(), place.app())
                .orElseThrow(() -> Refusal.of(
                        Code.IllegalMove,
                        "%s does not serve in %s/%s".formatted(place.app(), place.project(), place.env()),
                        "deploy it first"));
        if (wanted == null && now > 0) {
            run.say("it is awake, with " + now + " pods");
            return Outcome.done();
        }
        int replicas = wanted != null ? wanted : store.wakesTo(place).orElse(ONE);
        if (replicas == now) {
            run.say("it has " + now + " pods already");
            return Outcome.done();
        }
        if (replicas == 0) run.underLease(() -> store.sleeps(place, now));
        else run.underLease(() -> store.awake(place));
        rollouts.scaleOnce(
                run.spec().rollout(),
                place.project(),
                place.env(),
                place.app(),
                new Rollout.Scale(replicas, reason, null),
                run.operation().actor());
        return Outcome.done();
    }
}
