package io.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the rows of this page
 * @param total rows of the whole list after filtering
 * @param next cursor of the following page, null on the last one
 */
public record Page<T>(List<T> items, long total, @Nullable String next) {
    public static <T> Page<T> of(List<T> items) {
        return new Page<>(List.copyOf(items), items.size(), null);
    }
}
