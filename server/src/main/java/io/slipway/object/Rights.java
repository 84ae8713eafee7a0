package io.slipway.object;

import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.project.Environments;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may change which object by hand. Slipway writes with its own identity, and who writes a pod template
 * may have a machine: that takes {@code cluster.manage}. What cannot reach beyond its namespace belongs to those who
 * may apply in its environment.
 */
@Component
class Rights {
    private static final Set<String> TAME = Set.of("ConfigMap", "HorizontalPodAutoscaler", "PodDisruptionBudget");

    private final Environments environments;

    Rights(Environments environments) {
        this.environments = environments;
    }

    /** The environment whose namespace it lies in. */
    Optional<Environment> environment(Place place) {
        return environments.all().stream()
                .filter(env ->
                        env.cluster().equals(place.cluster()) && env.namespace().equals(place.namespace()))
                .findFirst();
    }

    /** Why this person may not change it; null when they may. */
    @Nullable
    String missing(Person person, Place place) {
        if (place.secret() && !person.mayEverywhere(Permission.SECRET_READ)) {
            return lacks(person, Permission.SECRET_READ, "the platform");
        }
        if (person.mayEverywhere(Permission.CLUSTER_MANAGE)) return null;
        Environment env = environment(place).orElse(null);
        if (env == null || !TAME.contains(place.kind().word())) {
            return lacks(person, Permission.CLUSTER_MANAGE, "the platform");
        }
        if (!person.may(Permission.ENV_APPLY, env.project())) {
            return lacks(person, Permission.ENV_APPLY, "project " + env.project());
        }
        return prod(env) && !person.may(Permission.DEPLOY_PROD, env.project())
                ? lacks(person, Permission.DEPLOY_PROD, "project " + env.project())
                : null;
    }

    void check(Person person, Place place) {
        String missing = missing(person, place);
        if (missing != null) throw Refusal.of(Code.NotPermitted, missing, "ask an administrator to grant it");
    }

    boolean reasonNeeded(Place place) {
        return environment(place).map(Rights::prod).orElse(false);
    }

    private static boolean prod(Environment env) {
        return env.envClass() == EnvClass.prod;
    }

    private static String lacks(Person person, Permission right, String scope) {
        return "%s lacks the right '%s' on %s".formatted(person.user(), right.word(), scope);
    }
}
