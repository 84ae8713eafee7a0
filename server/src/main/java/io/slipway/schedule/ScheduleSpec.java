package io.slipway.schedule;

import io.slipway.schedule.ScheduleStore.Place;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asked for at its time.
 *
 * @param words of the rule
 * @param rollout id of the one that it begins
 * @param replicas null for bounds and for waking
 */
record ScheduleSpec(
        Place place,
        UUID rule,
        String words,
        String by,
        UUID rollout,
        @Nullable Integer replicas,
        @Nullable Integer least,
        @Nullable Integer most) {}
