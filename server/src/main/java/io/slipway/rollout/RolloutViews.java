package io.slipway.rollout;

import io.slipway.api.Phase;
import io.slipway.api.Rollout;
import io.slipway.work.Operation;
import io.slipway.work.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A rollout's row and its operation as one record for readers. */
@Component
class RolloutViews {
    private final RolloutStore store;
    private final Operations operations;
    private final Clock clock;

    RolloutViews(RolloutStore store, Operations operations, Clock clock) {
        this.store = store;
        this.operations = operations;
        this.clock = clock;
    }

    Rollout of(RolloutRow row) {
        Operation operation = operations.find(row.id()).orElse(null);
        boolean ended = operation != null && operation.phase().ended();
        // What its end wrote to both was not yet in the row that was read before it.
        return view(ended ? store.find(row.id()).orElse(row) : row, operation);
    }

    List<Rollout> of(List<RolloutRow> rows) {
        Map<UUID, Operation> found =
                operations.get(rows.stream().map(RolloutRow::id).toList());
        return rows.stream().map(row -> view(row, found.get(row.id()))).toList();
    }

    private Rollout view(RolloutRow row, @Nullable Operation operation) {
        Instant end = row.finished() == null ? clock.instant() : row.finished();
        return new Rollout(
                row.id(),
                row.project(),
                row.env(),
                row.app(),
                row.kind(),
                row.revision(),
                row.from(),
                row.version(),
                row.fromVersion(),
                phase(row, operation),
                state(row, operation),
                row.cause(),
                row.message(),
                row.url(),
                row.actor().user(),
                row.reason(),
                row.created(),
                row.finished(),
                Duration.between(row.created(), end).toMillis() / 1000.0,
                operation == null ? List.of() : operation.steps());
    }

    private static String state(RolloutRow row, @Nullable Operation operation) {
        if (row.state() != null) return row.state();
        return operation == null ? "Queued" : operation.state();
    }

    /** The row outlives the operation's record. */
    private static Phase phase(RolloutRow row, @Nullable Operation operation) {
        if (operation != null) return operation.phase();
        return switch (row.state()) {
            case null -> Phase.PENDING;
            case "Succeeded" -> Phase.SUCCEEDED;
            case "Cancelled", "Superseded" -> Phase.CANCELLED;
            default -> Phase.FAILED;
        };
    }
}
