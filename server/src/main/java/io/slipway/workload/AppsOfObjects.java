package io.slipway.workload;

import io.slipway.api.Environment;
import io.slipway.mirror.DeploymentRow;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.OwnedRow;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.ReplicaSetRow;
import io.slipway.mirror.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose the objects of a namespace are: by their label, and by their name where they are gone or bear none.
 *
 * @param labelled app by {@code Kind/NAME}
 * @param names of all apps of the project
 */
record AppsOfObjects(Map<String, String> labelled, Collection<String> names) {
    static AppsOfObjects of(Mirrors mirrors, Environment env, Collection<String> names) {
        String cluster = env.cluster();
        Scope scope = Scope.namespace(env.namespace());
        Map<String, String> labelled = new HashMap<>();
        mirrors.list(cluster, OwnedRow.class, scope)
                .forEach(row -> put(labelled, row.kind() + "/" + row.name(), row.app()));
        mirrors.list(cluster, DeploymentRow.class, scope)
                .forEach(row -> put(labelled, "Deployment/" + row.name(), row.app()));
        mirrors.list(cluster, ReplicaSetRow.class, scope)
                .forEach(row -> put(labelled, "ReplicaSet/" + row.name(), row.app()));
        mirrors.list(cluster, PodRow.class, scope).forEach(row -> put(labelled, "Pod/" + row.name(), row.app()));
        return new AppsOfObjects(labelled, names);
    }

    private static void put(Map<String, String> labelled, String object, @Nullable String app) {
        if (app != null) labelled.put(object, app);
    }

    /**
     * The app with the longest name that fits: {@code cart-admin-7d} is of {@code cart-admin}, not of {@code cart}.
     *
     * @param asked taken for an app too, as one may be that was deleted
     */
    @Nullable
    String of(String object, String asked) {
        String known = labelled.get(object);
        if (known != null) return known;
        String name = object.substring(object.indexOf('/') + 1);
        return Stream.concat(names.stream(), Stream.of(asked))
                .filter(app -> name.equals(app) || name.startsWith(app + "-"))
                .reduce((one, two) -> one.length() >= two.length() ? one : two)
                .orElse(null);
    }
}
