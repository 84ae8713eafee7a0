package io.slipway.why;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Environment;
import io.slipway.api.Why;
import io.slipway.api.Why.Cause;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why an app is not ready; lines of logs are evidence only for those who may read logs. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}/apps/{a}/why")
class WhyApi {
    private final Environments environments;
    private final Apps apps;
    private final Looking looking;
    private final Ranking ranking = new Ranking(Rules.shipped());

    WhyApi(Environments environments, Apps apps, Looking looking) {
        this.environments = environments;
        this.apps = apps;
        this.looking = looking;
    }

    @Needs(Permission.ENV_VIEW)
    @GetMapping
    Why why(@PathVariable String p, @PathVariable String e, @PathVariable String a, Person person) {
        apps.get(p, a);
        Environment env = environments.get(p, e);
        Facts facts = looking.at(env, a, person.actor(), person.may(Permission.LOG, p));
        return of(p, e, facts, ranking.of(Sightings.of(facts)));
    }

    private static Why of(String project, String env, Facts facts, List<Cause> causes) {
        return new Why(project, env, facts.app(), state(facts, causes), causes);
    }

    private static String state(Facts facts, List<Cause> causes) {
        if (says(causes, "not-deployed")) return "NotDeployed";
        if (says(causes, "scaled-to-zero")) return "ScaledToZero";
        long ready = facts.pods().stream().filter(PodSightings::ready).count();
        Integer wanted =
                facts.deployment() == null ? null : facts.deployment().getSpec().getReplicas();
        boolean enough = ready
                >= (wanted == null
                        ? facts.pods().size()
                        : Math.min(wanted, facts.pods().size()));
        return ready > 0 && enough ? "Well" : "Ill";
    }

    private static boolean says(List<Cause> causes, String rule) {
        return causes.stream().anyMatch(cause -> cause.rule().equals(rule));
    }
}
