package io.slipway.schedule;

import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.core.Event;
import io.slipway.store.Events;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import io.slipway.work.Work;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a rule asked for, done once it is its app's turn. */
@Component
class ScheduleWork implements Work<ScheduleSpec> {
    static final String KIND = "schedule";
    /** A rollout that is under way is waited for. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private final ScaleStep scale;
    private final Events events;

    ScheduleWork(ScaleStep scale, Events events) {
        this.scale = scale;
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ScheduleSpec> spec() {
        return ScheduleSpec.class;
    }

    @Override
    public List<Step<ScheduleSpec>> steps() {
        return List.of(scale);
    }

    @Override
    public Duration deadline() {
        return LONGEST;
    }

    /** A good end is told by the rollout that it began. */
    @Override
    public void ended(StepRun<ScheduleSpec> run, Phase phase, @Nullable Problem problem) {
        if (phase == Phase.SUCCEEDED) return;
        Map<String, Object> data = new HashMap<>(Map.of("end", endState(phase, problem)));
        if (problem != null) data.put("why", problem.detail());
        var operation = run.operation();
        events.record(Event.of("app.schedule.failed", operation.actor(), data)
                .in(operation.project(), operation.env(), operation.app()));
    }
}
