package io.slipway.mirror;

import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Environment;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.project.Environments;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may see what of a cluster: its operators all, others the namespaces of their projects. */
@Component
public class Sights {
    private final Environments environments;

    Sights(Environments environments) {
        this.environments = environments;
    }

    /** Refuses a kind that is not for this person at all. */
    public Sight of(Person person, String cluster, Kind<?, ?> kind) {
        Permission needed = kind.needs();
        if (needed != null && !person.mayEverywhere(needed)) {
            throw Refusal.of(
                    Code.NotPermitted,
                    "%s lacks the right '%s' on the platform, which the %s of a cluster need"
                            .formatted(person.user(), needed.word(), kind.name()),
                    "ask an administrator to grant it");
        }
        if (person.mayEverywhere(Permission.CLUSTER_VIEW)) return Sight.ALL;
        return new Sight(environments.all().stream()
                .filter(env -> env.cluster().equals(cluster) && person.may(Permission.PROJECT_VIEW, env.project()))
                .map(Environment::namespace)
                .collect(Collectors.toUnmodifiableSet()));
    }
}
