package io.slipway.api;

import io.slipway.api.node.PartStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the platform itself is.
 *
 * @param state the worst of its checks: Ok, Degraded or Down
 * @param since when it came into this state
 * @param parts the supervised processes of this machine, empty when its agent does not answer
 * @param figures the numbers that matter, as of this moment
 */
public record PlatformHealth(
        String state, Instant since, List<Check> checks, List<PartStatus> parts, List<Figure> figures) {

    /**
     * One thing that is looked at.
     *
     * @param state Ok, Degraded (it works, with less) or Down
     * @param mode what the platform does meanwhile, for example ReadOnly; null when nothing changes for people
     * @param says what was seen, or the cause
     */
    public record Check(
            String name,
            String state,
            @Nullable String mode,
            String says,
            @Nullable String nextStep,
            Instant since) {}

    /** @param unit ms, s, bytes, or empty for a count */
    public record Figure(String name, double value, String unit) {}
}
