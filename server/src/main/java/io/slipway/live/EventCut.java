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
     * @param whole whether nothing of a project is hidden
     */
    record Seen(Person person, boolean all, Map<String, Place> environments, ConcurrentMap<String, Boolean> whole) {
        static Seen of(Person person, Directory directory) {
            boolean all = person.seesAll(Place.PLATFORM);
            List<Place> places = all ? List.of() : directory.environments();
            return new Seen(
                    person,
                    all,
                    places.stream()
                            .filter(person::sees)
                            .collect(Collectors.toUnmodifiableMap(p -> p.project() + "/" + p.env(), p -> p)),
                    new ConcurrentHashMap<>());
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
        return place != null && now.person().sees(place.withApp(event.app()));
    }
}
