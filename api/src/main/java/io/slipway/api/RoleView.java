package io.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of rights with a name.
 *
 * @param preset there from the start; it cannot be changed
 */
public record RoleView(String name, @Nullable String description, boolean preset, List<String> rights) {

    /** Input of {@code PUT /access/roles/{role}}. */
    public record Write(@Nullable String description, List<String> rights) {}
}
