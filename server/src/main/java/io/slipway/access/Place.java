package io.slipway.access;

import io.slipway.api.Environment.EnvClass;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where something is done, and where a grant holds: as wide as it leaves out. Apps and environments are only
 * named inside of a project.
 *
 * @param labels of the app; a grant's must all be there
 */
public record Place(
        @Nullable String project,
        @Nullable String env,
        @Nullable EnvClass envClass,
        @Nullable String app,
        @Nullable String cluster,
        Map<String, String> labels) {
    public static final Place PLATFORM = new Place(null, null, null, null, null, Map.of());

    public Place {
        labels = Map.copyOf(labels);
    }

    public static Place project(@Nullable String project) {
        return new Place(project, null, null, null, null, Map.of());
    }

    public static Place cluster(String cluster) {
        return new Place(null, null, null, null, cluster, Map.of());
    }

    public static Place environment(String project, String env, EnvClass envClass, String cluster) {
        return new Place(project, env, envClass, null, cluster, Map.of());
    }

    public Place withApp(@Nullable String name, Map<String, String> its) {
        return new Place(project, env, envClass, name, cluster, its);
    }

    public Place withApp(@Nullable String name) {
        return withApp(name, Map.of());
    }

    /** Whether all of the other one lies within this one. */
    public boolean covers(Place other) {
        return all(project, other.project)
                && all(env, other.env)
                && all(envClass, other.envClass)
                && all(app, other.app)
                && all(cluster, other.cluster)
                && other.labels.entrySet().containsAll(labels.entrySet());
    }

    /** Whether some place may lie within both. */
    public boolean meets(Place other) {
        return some(project, other.project)
                && some(env, other.env)
                && some(envClass, other.envClass)
                && some(app, other.app)
                && some(cluster, other.cluster)
                && (other.app == null || other.labels.entrySet().containsAll(labels.entrySet()));
    }

    /** What lies within both, where they meet. */
    Place meet(Place other) {
        return new Place(
                either(project, other.project),
                either(env, other.env),
                either(envClass, other.envClass),
                either(app, other.app),
                either(cluster, other.cluster),
                other.labels.isEmpty() ? labels : other.labels);
    }

    private static boolean all(@Nullable Object mine, @Nullable Object other) {
        return mine == null || mine.equals(other);
    }

    private static boolean some(@Nullable Object mine, @Nullable Object other) {
        return mine == null || other == null || mine.equals(other);
    }

    private static <T> @Nullable T either(@Nullable T mine, @Nullable T other) {
        return mine == null ? other : mine;
    }

    /** True when whether a grant holds here may hang on more than a project's name. */
    boolean detailed() {
        return env != null || envClass != null || app != null || cluster != null || !labels.isEmpty();
    }

    /** For people: {@code environment shop/test}. */
    public String words() {
        StringBuilder words = new StringBuilder();
        String where = project + (env == null ? "" : "/" + env);
        if (project != null && app != null) {
            words.append("app ").append(app).append(" in ").append(where);
        } else if (project != null) {
            words.append(env == null ? "project " : "environment ").append(where);
        }
        if (envClass != null && env == null) and(words, "environments of class " + envClass);
        if (cluster != null && env == null) and(words, "cluster " + cluster);
        if (!labels.isEmpty() && app == null) and(words, "apps with " + selector());
        return words.isEmpty() ? "the platform" : words.toString();
    }

    private static void and(StringBuilder words, String part) {
        words.append(words.isEmpty() ? "" : ", ").append(part);
    }

    /** {@code a=b,c=d} */
    String selector() {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Objects::toString)
                .reduce((one, two) -> one + "," + two)
                .orElse("");
    }
}
