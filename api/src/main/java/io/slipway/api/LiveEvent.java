package io.slipway.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change as the live stream and the audit know it.
 *
 * @param seq rises without gaps visible to a reader of one topic set; the stream's event id
 * @param name dotted past tense, for example {@code rollout.progressed}
 */
public record LiveEvent(
        long seq,
        String name,
        Instant time,
        String actor,
        @Nullable String project,
        @Nullable String env,
        @Nullable String app,
        Map<String, Object> data) {}
