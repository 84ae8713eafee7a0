package io.slipway.why;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.api.Environment;
import io.slipway.api.Why;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
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

    /** Read when somebody asks for the first time: a server's start need not wait for a hundred patterns. */
    private static final class Shipped {
        static final Ranking RANKING = new Ranking(Rules.shipped());
    }

    WhyApi(Environments environments, Apps apps, Looking looking) {
        this.environments = environments;
        this.apps = apps;
        this.looking = looking;
    }

    @Needs(Permission.ENV_VIEW)
    @GetMapping
    Why why(@PathVariable String p, @PathVariable String e, @PathVariable String a, Person person, Place place) {
        apps.get(p, a);
        Environment env = environments.get(p, e);
        Facts facts = looking.at(env, a, person.actor(), person.may(Permission.LOG, place));
        return new Why(p, e, a, state(facts), Shipped.RANKING.of(Sightings.of(facts)));
    }

    private static String state(Facts facts) {
        if (!facts.deployed()) return "NotDeployed";
        Integer wanted = facts.wanted();
        if (wanted != null && wanted == 0) return "ScaledToZero";
        int looked = facts.pods().size();
        long ready = facts.pods().stream().filter(PodSightings::ready).count();
        return ready > 0 && ready >= (wanted == null ? looked : Math.min(wanted, looked)) ? "Well" : "Ill";
    }
}
