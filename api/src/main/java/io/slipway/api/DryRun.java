package io.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code dryRun=true}: what the request would have done. Everything was checked as for a real
 * one, and nothing was kept.
 *
 * @param would what the audit would have told
 */
public record DryRun(List<Act> would) {

    /**
     * One record that the audit would have got.
     *
     * @param event dotted past-tense name
     */
    public record Act(
            String event,
            @Nullable String project,
            @Nullable String env,
            @Nullable String app,
            Map<String, Object> data) {}
}
