package io.slipway.e2e.chaos;

import static io.slipway.e2e.Platform.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A deploy, rollback or promotion: must succeed whatever was killed, and visitors must see it. */
final class RolloutDeed extends AskedDeed {
    private static final Duration ROUTER_FOLLOWS = Duration.ofSeconds(20);
    private final String env;

    RolloutDeed(Site site, String env, String verb, String key, String wish) {
        this(site, site.platform.url(), env, verb, key, wish);
    }

    /** @param server base URL of who is asked */
    RolloutDeed(Site site, String server, String env, String verb, String key, String wish) {
        super(
                site,
                new Asked(
                        site,
                        server,
                        Site.APP.formatted(env) + "/" + verb,
                        "{%s, \"reason\": \"%s\"}".formatted(wish, key),
                        "select id from rollout where reason = ?",
                        key));
        this.env = env;
    }

    @Override
    void judge(UUID made, List<String> faults) {
        JsonNode rollout = site.ended("/api/v1/projects/tide/envs/" + env + "/rollouts/" + made);
        if (!rollout.get("phase").asString().equals("SUCCEEDED")) {
            faults.add("rollout ended " + rollout.get("state") + ": " + rollout.get("message"));
        } else {
            String answer = answer();
            await(
                    "visitors of " + env + " are told '" + answer + "'",
                    ROUTER_FOLLOWS,
                    () -> told().startsWith(answer + " "));
        }
    }

    private String answer() {
        return site.ledger.first("""
                        select r.config->>'ANSWER' from serving s
                        join revision r on (r.project, r.env, r.app, r.n) = (s.project, s.env, s.app, s.revision)
                        where s.project = 'tide' and s.app = 'wave' and s.env = ?""", env).orElseThrow();
    }

    private String told() {
        try {
            return site.visit(env).body();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
