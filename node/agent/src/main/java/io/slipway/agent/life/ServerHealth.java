package io.slipway.agent.life;

import io.slipway.agent.core.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A check of the server that is not well, as the server itself tells it. */
record ServerHealth(
        String name,
        String state,
        @Nullable String mode,
        String says,
        @Nullable String nextStep) {

    /** Empty when all is well, and when no server answers: then the parts say more. */
    static List<ServerHealth> of(Settings settings) {
        List<ServerHealth> bad = new ArrayList<>();
        new LocalClient(settings.url(), settings.adminTokenFile())
                .call("GET", "/api/v1/platform/health")
                .ifPresent(health -> health.path("checks").forEach(check -> {
                    if (!check.path("state").asString("").equals("Ok")) bad.add(of(check));
                }));
        return bad;
    }

    private static ServerHealth of(JsonNode check) {
        return new ServerHealth(
                check.path("name").asString(""),
                check.path("state").asString(""),
                check.path("mode").asString(null),
                check.path("says").asString(""),
                check.path("nextStep").asString(null));
    }

    String line() {
        String line = String.format(Locale.ROOT, "%-24s %-10s %s", name, state, says);
        return nextStep == null ? line : line + "\n" + " ".repeat(36) + "→ " + nextStep;
    }

    Finding finding() {
        return Finding.odd(name, says, nextStep == null ? "see the console's page Platform" : nextStep);
    }
}
