package io.slipway.work;

import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.api.StepView;
import io.slipway.core.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One long piece of work as it is recorded.
 *
 * @param spec the JSON of what was asked, as the kind's record
 * @param state the noun's own word, for example Compiling
 * @param problem why it failed
 * @param failing what is being made good while it runs on
 * @param epoch rises with each claim; a write with an older one is refused
 */
public record Operation(
        UUID id,
        String kind,
        @Nullable String lane,
        @Nullable String project,
        @Nullable String env,
        @Nullable String app,
        Actor actor,
        String spec,
        Phase phase,
        String state,
        @Nullable Problem problem,
        @Nullable Failing failing,
        boolean cancel,
        long epoch,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        Instant deadline,
        List<StepView> steps) {

    /** A failure whose traces are being removed before it is told. */
    record Failing(Problem problem, Instant since) {}
}
