package io.slipway.access;

import io.slipway.api.Environment.EnvClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts lists to what somebody may: each with one look at the database at most, however long the list is. */
@Component
public class Cuts {
    private final Directory directory;

    Cuts(Directory directory) {
        this.directory = directory;
    }

    /** The projects that this person sees. */
    public Predicate<String> projects(Person person) {
        Supplier<Map<String, List<Place>>> environments = once(() -> directory.environments().stream()
                .collect(Collectors.groupingBy(place -> String.valueOf(place.project()))));
        return project -> {
            Place place = Place.project(project);
            if (person.may(Permission.PROJECT_VIEW, place)) return true;
            if (!person.sees(place)) return false;
            return person.rights().names(project)
                    || environments.get().getOrDefault(project, List.of()).stream()
                            .anyMatch(person::sees);
        };
    }

    /** The apps of a place in which this person may do something; without a name what belongs to none of them. */
    public Predicate<@Nullable String> apps(Person person, Permission permission, Place place) {
        if (person.mayAll(permission, place)) return app -> true;
        Map<String, Map<String, String>> labels =
                person.rights().labelled() && place.project() != null ? directory.apps(place.project()) : Map.of();
        Map<String, Boolean> known = new HashMap<>();
        return app -> app == null
                ? person.may(permission, place)
                : known.computeIfAbsent(
                        app, name -> person.may(permission, place.withApp(name, labels.getOrDefault(name, Map.of()))));
    }

    /** The same for an act that in production takes one right more. */
    public Predicate<@Nullable String> apps(Person person, Permission permission, Permission prod, Place place) {
        Predicate<@Nullable String> may = apps(person, permission, place);
        return place.envClass() == EnvClass.prod ? may.and(apps(person, prod, place)) : may;
    }

    /** For an environment that a request names in its body: what the person does not see there is not there for him. */
    public void refuseUnseen(Person person, String project, String env, String app) {
        Place place = directory
                .environment(project, env)
                .filter(person::sees)
                .orElseThrow(() -> Absent.environment(project, env));
        Place its = place.withApp(app, directory.app(project, app).orElse(Map.of()));
        if (!person.sees(its)) throw Absent.app(project, app);
    }

    private static <T> Supplier<T> once(Supplier<T> asked) {
        return new Supplier<>() {
            private @Nullable T answer;

            @Override
            public T get() {
                T known = answer == null ? asked.get() : answer;
                answer = known;
                return known;
            }
        };
    }
}
