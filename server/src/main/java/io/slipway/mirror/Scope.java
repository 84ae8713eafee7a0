package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a cluster; null means any.
 *
 * @param app by our label, for rows that carry it
 */
public record Scope(@Nullable String namespace, @Nullable String app) {
    public static final Scope ALL = new Scope(null, null);

    public static Scope namespace(String namespace) {
        return new Scope(namespace, null);
    }

    public static Scope app(String namespace, String app) {
        return new Scope(namespace, app);
    }

    boolean holds(Row row) {
        if (namespace != null && !namespace.equals(row.namespace())) return false;
        return app == null || (row instanceof AppRow of && app.equals(of.app()));
    }
}
