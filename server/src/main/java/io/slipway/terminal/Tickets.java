package io.slipway.terminal;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tickets that open a websocket once. In memory, for a session lives in this server only. */
@Component
class Tickets {
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int MOST = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a ticket opens, for whom. */
    record Given(String user, String project, String env, UUID session, Instant expires) {}

    private final Clock clock;
    private final Map<String, Given> open = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Given> eldest) {
            return size() > MOST;
        }
    };

    Tickets(Clock clock) {
        this.clock = clock;
    }

    synchronized String give(String user, String project, String env, UUID session) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open.put(ticket, new Given(user, project, env, session, expires()));
        return ticket;
    }

    Instant expires() {
        return clock.instant().plus(LIFE);
    }

    /** Takes it, so that nobody can a second time. */
    synchronized UUID take(String ticket, String user, String project, String env) {
        Given given = open.remove(ticket);
        if (given != null
                && given.expires().isAfter(clock.instant())
                && given.user().equals(user)
                && given.project().equals(project)
                && given.env().equals(env)) return given.session();
        throw Refusal.of(
                Code.Unauthenticated,
                "the ticket is not one of yours, was used, or is older than " + LIFE.toSeconds() + " seconds",
                "ask for a new one: POST /api/v1/projects/" + project + "/envs/" + env + "/apps/APP/terminals");
    }
}
