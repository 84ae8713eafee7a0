package io.slipway.space;

import io.slipway.access.People;
import io.slipway.access.Person;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.api.Space;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.environment.Namespaces;
import io.slipway.project.Environments;
import io.slipway.project.PersonalProjects;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Everybody's own small place: the project comes with the first sign-in, the environment when it is asked for. */
@Component
class Spaces {
    private static final Logger log = LoggerFactory.getLogger(Spaces.class);
    private static final String FIRST = "dev";

    private final PersonalProjects projects;
    private final Environments environments;
    private final Namespaces namespaces;
    private final boolean atSignIn;

    Spaces(
            PersonalProjects projects,
            Environments environments,
            Namespaces namespaces,
            @Value("${slipway.space.atSignIn:true}") boolean atSignIn) {
        this.projects = projects;
        this.environments = environments;
        this.namespaces = namespaces;
        this.atSignIn = atSignIn;
    }

    /**
     * At each sign-in, so that one that was missed is made good by the next. In a thread of its own: the event
     * comes after its transaction's end, and nobody's sign-in waits for it or fails by it.
     */
    @EventListener
    void signedIn(Event event) {
        Actor actor = event.actor();
        if (!atSignIn
                || !event.name().equals("access.signed.in")
                || actor.user().equals(People.LOCAL_ADMIN)) return;
        Thread.ofVirtual().name("space-" + actor.user()).start(() -> ensure(actor));
    }

    private void ensure(Actor actor) {
        try {
            projects.ensure(actor.user(), actor);
        } catch (RuntimeException e) {
            log.warn("the personal project of {} was not made; the next sign-in tries again", actor.user(), e);
        }
    }

    Space of(Person person) {
        String project = projects.find(person.user()).orElse(null);
        if (project == null) return new Space(null, null);
        List<Environment> all = environments.list(project);
        return new Space(project, all.isEmpty() ? null : all.getFirst().name());
    }

    /** Makes what is missing of it. */
    Space create(Person person) {
        String project = projects.ensure(person.user(), person.actor());
        if (environments.list(project).isEmpty()) {
            namespaces.create(project, new Environment.Create(FIRST, EnvClass.dev, null), person.actor());
        }
        return of(person);
    }
}
