package io.slipway.drain;

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

/** A node emptied as one operation. It stays cordoned, whatever the end: what is half empty takes no new pods. */
@Component
class DrainWork implements Work<DrainSpec> {
    static final String KIND = "drain";
    static final Duration LONGEST = Duration.ofHours(1);

    private final CordonStep cordon;
    private final EvictStep evict;
    private final Events events;

    DrainWork(CordonStep cordon, EvictStep evict, Events events) {
        this.cordon = cordon;
        this.evict = evict;
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<DrainSpec> spec() {
        return DrainSpec.class;
    }

    @Override
    public List<Step<DrainSpec>> steps() {
        return List.of(cordon, evict);
    }

    @Override
    public String pool(DrainSpec spec) {
        return spec.cluster();
    }

    @Override
    public Duration deadline() {
        return LONGEST;
    }

    @Override
    public String endState(Phase phase, @Nullable Problem problem) {
        return switch (phase) {
            case SUCCEEDED -> "Drained";
            case CANCELLED -> "Cancelled";
            case PENDING, RUNNING, FAILED -> "Failed";
        };
    }

    @Override
    public void ended(StepRun<DrainSpec> run, Phase phase, @Nullable Problem problem) {
        Map<String, Object> data = new HashMap<>(Map.of("end", endState(phase, problem)));
        if (problem != null) data.put("why", problem.detail());
        events.record(
                Event.of("node.drain.ended", run.operation().actor(), data).about("drain/" + run.id()));
    }
}
