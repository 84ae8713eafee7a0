package io.slipway.audit;

import io.slipway.access.Directory;
import io.slipway.access.Person;
import io.slipway.access.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a project's audit that somebody may see, as a condition: rows of an environment or an app that is
 * hidden from him are left out, and neither counted.
 */
record Visible(String where, List<Object> params) {
    static Visible in(String project, Person person, Directory directory) {
        Place whole = Place.project(project);
        if (person.seesAll(whole)) return new Visible("project = ?", List.of(project));
        Map<String, Map<String, String>> apps = directory.apps(project);
        List<String> parts = new ArrayList<>();
        List<Object> params = new ArrayList<>(List.of(project));
        add(parts, params, null, apps(whole, person, apps));
        for (Place env : directory.environments(project)) {
            if (person.sees(env)) add(parts, params, env.env(), apps(env, person, apps));
        }
        return new Visible("project = ? and (" + String.join(" or ", parts) + ")", params);
    }

    private static void add(List<String> parts, List<Object> params, @Nullable String env, String[] apps) {
        parts.add((env == null ? "(env is null" : "(env = ?") + " and (app is null or app = any(?)))");
        if (env != null) params.add(env);
        params.add(apps);
    }

    private static String[] apps(Place place, Person person, Map<String, Map<String, String>> apps) {
        return apps.entrySet().stream()
                .filter(app -> person.sees(place.withApp(app.getKey(), app.getValue())))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    List<Object> and(Object more) {
        List<Object> all = new ArrayList<>(params);
        all.add(more);
        return all;
    }
}
