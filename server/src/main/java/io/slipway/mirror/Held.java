package io.slipway.mirror;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row with what every object has.
 *
 * @param version of the object, 0 where the cluster's versions are no numbers
 * @param created seconds since 1970, 0 when unknown
 * @param owner {@code Kind/NAME} of the object that made it
 * @param labels shared with all objects that carry the same
 */
public record Held<R extends Row>(
        R row, long version, long created, @Nullable String owner, Map<String, String> labels) {
    String namespace() {
        return row.namespace();
    }

    String name() {
        return row.name();
    }
}
