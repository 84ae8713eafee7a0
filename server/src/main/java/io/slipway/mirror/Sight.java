package io.slipway.mirror;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a cluster somebody may see: equal for all who may see the same.
 *
 * @param namespaces null for all of it
 */
public record Sight(@Nullable Set<String> namespaces) {
    public static final Sight ALL = new Sight(null);

    public <R extends Row> boolean holds(Kind<?, R> kind, R row) {
        return namespaces == null || namespaces.contains(kind.place(row));
    }
}
