package io.slipway.project;

import io.slipway.access.Absent;
import io.slipway.access.Cuts;
import io.slipway.access.Directory;
import io.slipway.access.Grants;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.access.Role;
import io.slipway.api.Project;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Projects: made, listed as far as a person may see them, deleted when empty. */
@Component
public class Projects {
    private final ProjectStore store;
    private final Grants grants;
    private final Events events;
    private final Clock clock;
    private final Cuts cuts;
    private final Directory directory;

    Projects(ProjectStore store, Grants grants, Events events, Clock clock, Cuts cuts, Directory directory) {
        this.directory = directory;
        this.cuts = cuts;
        this.store = store;
        this.grants = grants;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Project create(Project.Create wish, Person person) {
        Refusal.ofFaults(wish);
        if (!store.insert(Ids.next(clock), wish, person.user(), clock.instant())) {
            throw Refusal.of(Code.Exists, "project " + wish.name() + " exists already");
        }
        grants.give(person.user(), Role.LEAD, wish.name());
        events.record(Event.of("project.created", person.actor(), Map.of("name", wish.name()))
                .in(wish.name(), null, null));
        return get(wish.name());
    }

    /** As this person sees it: what is hidden from him is not counted either. */
    public Project get(String name, Person person) {
        return shown(get(name), person);
    }

    private Project shown(Project project, Person person) {
        if (person.seesAll(Place.project(project.name()))) return project;
        long environments = directory.environments(project.name()).stream()
                .filter(person::sees)
                .count();
        Place whole = Place.project(project.name());
        long apps = directory.apps(project.name()).entrySet().stream()
                .filter(app -> person.sees(whole.withApp(app.getKey(), app.getValue())))
                .count();
        return project.with((int) environments, (int) apps);
    }

    public Project get(String name) {
        return store.find(name).orElseThrow(() -> Absent.project(name));
    }

    public List<Project> list(Person person) {
        Predicate<String> seen = cuts.projects(person);
        return store.list().stream()
                .filter(p -> seen.test(p.name()))
                .map(p -> shown(p, person))
                .toList();
    }

    @Transactional
    public void delete(String name, Person person) {
        Project project = get(name);
        if (project.environments() + project.apps() > 0) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "project %s still has %d environments and %d apps"
                            .formatted(name, project.environments(), project.apps()),
                    "delete those first");
        }
        store.delete(name);
        grants.forget(name);
        events.record(Event.of("project.deleted", person.actor(), Map.of("name", name))
                .in(name, null, null));
    }
}
