package io.slipway.live;

import io.slipway.access.Directory;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.api.LiveEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a topic are for this reader: who sees a part of a project hears of that part. What is known of
 * places is as old as the last look at the reader's rights; events must not wait for a database.
 */
final class EventCut implements Predicate<LiveEvent> {
    private volatile Seen seen;

    /**
     * What somebody sees; the same for all streams of his.
     *
     * @param all nothing is hidden
     * @param environments by {@code PROJECT/ENV}
     * @param labels of apps, by project and app; null where rights do not ask for them
     * @param whole whether nothing of a project is hidden
     */
    record Seen(
            Person person,
            boolean all,
            Map<String, Place> environments,
            @Nullable Map<String, Map<String, Map<String, String>>> labels,
            ConcurrentMap<String, Boolean> whole) {
        static Seen of(Person person, Directory directory) {
            boolean all = person.seesAll(Place.PLATFORM);
            List<Place> places = all
                    ? List.of()
                    : directory.environments().stream().filter(person::sees).toList();
            return new Seen(
                    person,
                    all,
                    places.stream().collect(Collectors.toUnmodifiableMap(p -> p.project() + "/" + p.env(), p -> p)),
                    all || !person.rights().labelled() ? null : labels(places, directory),
                    new ConcurrentHashMap<>());
        }

        private static Map<String, Map<String, Map<String, String>>> labels(List<Place> places, Directory directory) {
            return places.stream()
                    .map(Place::project)
                    .flatMap(Stream::ofNullable)
                    .distinct()
                    .collect(Collectors.toUnmodifiableMap(project -> project, directory::apps));
        }

        /** An app that is newer than the last look at its labels is hidden until the next one. */
        boolean sees(Place place, String project, @Nullable String app) {
            if (labels == null || app == null) return person.sees(place.withApp(app));
            Map<String, String> its = labels.getOrDefault(project, Map.of()).get(app);
            return its != null && person.sees(place.withApp(app, its));
        }

        boolean wholly(String project) {
            return whole.computeIfAbsent(project, name -> person.seesAll(Place.project(name)));
        }
    }

    EventCut(Seen seen) {
        this.seen = seen;
    }

    /** Takes over the rights of this moment. */
    void now(Seen what) {
        seen = what;
    }

    @Override
    public boolean test(LiveEvent event) {
        Seen now = seen;
        String project = event.project();
        if (project == null || now.all() || now.wholly(project)) return true;
        Place place = event.env() == null
                ? Place.project(project)
                : now.environments().get(project + "/" + event.env());
        return place != null && now.sees(place, project, event.app());
    }
}
