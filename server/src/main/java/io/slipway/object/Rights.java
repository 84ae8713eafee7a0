package io.slipway.object;

import io.slipway.access.Grants;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.project.Environments;
import io.slipway.project.Places;
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
    private final Grants grants;

    Rights(Environments environments, Grants grants) {
        this.grants = grants;
        this.environments = environments;
    }

    /** The environment whose namespace it lies in. */
    Optional<Environment> environment(Place place) {
        return environments.all().stream()
                .filter(env ->
                        env.cluster().equals(place.cluster()) && env.namespace().equals(place.namespace()))
                .findFirst();
    }

    /** Where its rights are held: in the environment of its namespace, else on the cluster. */
    io.slipway.access.Place where(Place place) {
        return environment(place).map(Places::of).orElse(io.slipway.access.Place.cluster(place.cluster()));
    }

    /** Why this person may not change it; null when they may. */
    @Nullable
    String missing(Person person, Place place) {
        Permission right = lacking(person, place);
        return right == null
                ? null
                : "%s lacks the right '%s' on %s"
                        .formatted(person.user(), right.word(), at(place, right).words());
    }

    private @Nullable Permission lacking(Person person, Place place) {
        if (place.secret() && !person.may(Permission.SECRET_READ, where(place))) return Permission.SECRET_READ;
        if (person.may(Permission.CLUSTER_MANAGE, at(place, Permission.CLUSTER_MANAGE))) return null;
        Environment env = environment(place).orElse(null);
        if (env == null || !TAME.contains(place.kind().word())) return Permission.CLUSTER_MANAGE;
        if (!person.may(Permission.ENV_APPLY, Places.of(env))) return Permission.ENV_APPLY;
        return prod(env) && !person.may(Permission.DEPLOY_PROD, Places.of(env)) ? Permission.DEPLOY_PROD : null;
    }

    private io.slipway.access.Place at(Place place, Permission right) {
        return right == Permission.CLUSTER_MANAGE ? io.slipway.access.Place.cluster(place.cluster()) : where(place);
    }

    void check(Person person, Place place) {
        Permission right = lacking(person, place);
        if (right != null) throw grants.lacking(person, right, at(place, right));
    }

    boolean reasonNeeded(Place place) {
        return environment(place).map(Rights::prod).orElse(false);
    }

    private static boolean prod(Environment env) {
        return env.envClass() == EnvClass.prod;
    }
}
