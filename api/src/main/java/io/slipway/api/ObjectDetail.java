package io.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object of a cluster, whole.
 *
 * @param row as the lists show it
 * @param yaml the object as the API server has it, without its managed fields
 * @param managed why Slipway would take an edit back; null when it has no hand in it
 * @param hidden values are left out: the reader may not see them
 * @param refused why the reader may not change it; null when they may
 * @param writers who wrote to it, the last one first
 */
public record ObjectDetail(
        ObjectView row,
        String apiVersion,
        String word,
        String yaml,
        @Nullable String managed,
        boolean hidden,
        @Nullable String refused,
        boolean reasonNeeded,
        List<Writer> writers) {
    /**
     * @param time in the API server's words
     */
    public record Writer(String name, @Nullable String time) {}
}
