package io.slipway.project;

import io.slipway.access.Grants;
import io.slipway.access.Permission;
import io.slipway.access.Person;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Projects: made, listed as far as a person may see them, deleted when empty. */
@Component
public class Projects {
    private final ProjectStore store;
    private final Grants grants;
    private final Events events;
    private final Clock clock;

    Projects(ProjectStore store, Grants grants, Events events, Clock clock) {
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
        grants.give(person.user(), Role.DEVELOPER, wish.name());
        events.record(Event.of("project.created", person.actor(), Map.of("name", wish.name()))
                .in(wish.name(), null, null));
        return get(wish.name());
    }

    public Project get(String name) {
        return store.find(name).orElseThrow(() -> Refusal.of(Code.NotFound, "project " + name + " does not exist"));
    }

    public List<Project> list(Person person) {
        return store.list().stream()
                .filter(p -> person.may(Permission.PROJECT_VIEW, p.name()))
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
