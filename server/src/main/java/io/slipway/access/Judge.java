package io.slipway.access;

import io.slipway.api.Environment.EnvClass;
import io.slipway.core.Refusal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether somebody may use a route on what its path names: {@code {p}} a project, {@code {e}} an environment,
 * {@code {a}} an app, {@code {c}} a cluster. What one may not see is not there, and that is said before all else.
 */
@Component
class Judge {
    private final Directory directory;

    Judge(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param place where the route acts, as far as it had to be known
     * @param absent the answer for what is not there, for this person
     * @param missing the right that is not held there
     */
    record Judgement(
            Place place, @Nullable Refusal absent, @Nullable Permission missing) {
        boolean passes() {
            return absent == null && missing == null;
        }
    }

    Judgement of(Person person, Needs needs, Map<String, String> path) {
        String project = path.get("p");
        if (project == null) return onPlatform(person, needs, path.get("c"));
        Place place = Place.project(project);
        if (!seesProject(person, project)) return new Judgement(place, Absent.project(project), null);
        String env = path.get("e");
        if (env != null) {
            Optional<Place> known = environment(person, needs, project, env);
            if (known.isEmpty()) return new Judgement(place, Absent.environment(project, env), null);
            place = known.get();
        }
        String app = path.get("a");
        if (app != null) {
            Optional<Place> known = app(person, place, project, app);
            if (known.isEmpty()) return new Judgement(place, Absent.app(project, app), null);
            place = known.get();
        }
        return new Judgement(place, null, missing(person, needs, place));
    }

    /** The place that names say, as far as this person sees it; otherwise the answer for what is not there. */
    Place place(Person person, Map<String, String> path) {
        String project = path.get("p");
        String cluster = path.get("c");
        if (project == null) return cluster == null ? Place.PLATFORM : Place.cluster(cluster);
        if (!directory.project(project) || !seesProject(person, project)) throw Absent.project(project);
        Place place = Place.project(project);
        String env = path.get("e");
        if (env != null) {
            place = directory
                    .environment(project, env)
                    .filter(person::sees)
                    .orElseThrow(() -> Absent.environment(project, env));
        }
        String app = path.get("a");
        if (app == null) return place;
        Place whole = place;
        return directory
                .app(project, app)
                .map(labels -> whole.withApp(app, labels))
                .filter(person::sees)
                .orElseThrow(() -> Absent.app(project, app));
    }

    private static Judgement onPlatform(Person person, Needs needs, @Nullable String cluster) {
        if (cluster == null) return new Judgement(Place.PLATFORM, null, missing(person, needs, Place.PLATFORM));
        Place place = Place.cluster(cluster);
        boolean sees =
                person.mayWithin(Permission.CLUSTER_VIEW, place) || person.mayWithin(Permission.PROJECT_VIEW, place);
        return sees
                ? new Judgement(place, null, missing(person, needs, place))
                : new Judgement(place, Absent.cluster(cluster), null);
    }

    private static @Nullable Permission missing(Person person, Needs needs, Place place) {
        if (!held(person, needs, needs.value(), place)) return needs.value();
        boolean also = needs.also() != Permission.PROJECT_VIEW;
        if (also && !held(person, needs, needs.also(), place)) return needs.also();
        boolean prod = hasProd(needs) && place.envClass() == EnvClass.prod;
        return prod && !held(person, needs, needs.prod(), place) ? needs.prod() : null;
    }

    private static boolean held(Person person, Needs needs, Permission right, Place place) {
        return needs.anywhere() ? person.mayWithin(right, place) : person.may(right, place);
    }

    private static boolean hasProd(Needs needs) {
        return needs.prod() != Permission.PROJECT_VIEW;
    }

    /** Who sees the project by a grant that does not name it sees it for an environment that he may see. */
    boolean seesProject(Person person, String project) {
        Place place = Place.project(project);
        if (person.may(Permission.PROJECT_VIEW, place)) return true;
        if (!person.sees(place)) return false;
        return person.rights().names(project)
                || directory.environments(project).stream().anyMatch(person::sees);
    }

    /** Empty when it is not there for this person; only looked up where the name is not enough to know. */
    private Optional<Place> environment(Person person, Needs needs, String project, String env) {
        Place named = new Place(project, env, null, null, null, Map.of());
        if (person.rights().detailed())
            return directory.environment(project, env).filter(person::sees);
        if (!hasProd(needs) || person.may(needs.prod(), named)) return Optional.of(named);
        return Optional.of(directory.environment(project, env).orElse(named));
    }

    private Optional<Place> app(Person person, Place place, String project, String app) {
        if (!person.rights().detailed()) return Optional.of(place.withApp(app));
        return directory
                .app(project, app)
                .map(labels -> place.withApp(app, labels))
                .filter(person::sees);
    }
}
