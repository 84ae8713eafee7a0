package io.slipway.mirror;

import io.slipway.access.Grants;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.api.Environment;
import io.slipway.project.Environments;
import io.slipway.project.Places;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who may see what of a cluster: its operators all, others the namespaces of the environments that they see whole.
 * Who sees only some apps of one has its own pages for that.
 */
@Component
public class Sights {
    private final Environments environments;
    private final Grants grants;

    Sights(Environments environments, Grants grants) {
        this.environments = environments;
        this.grants = grants;
    }

    /** Refuses a kind that is not for this person at all. */
    public Sight of(Person person, String cluster, Kind<?, ?> kind) {
        Place place = Place.cluster(cluster);
        Permission needed = kind.needs();
        if (needed != null && !person.may(needed, place)) throw grants.lacking(person, needed, place);
        if (person.mayAll(Permission.CLUSTER_VIEW, place) && person.seesAll(place)) return Sight.ALL;
        return new Sight(environments.all().stream()
                .filter(env -> env.cluster().equals(cluster) && person.seesAll(Places.of(env)))
                .map(Environment::namespace)
                .collect(Collectors.toUnmodifiableSet()));
    }
}
