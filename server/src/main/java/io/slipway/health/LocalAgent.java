package io.slipway.health;

import io.slipway.api.node.PartStatus;
import io.slipway.api.node.PlanStatus;
import io.slipway.api.node.RouterStats;
import io.slipway.store.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this machine's agent says of the parts that it supervises and of its router. */
@Component
class LocalAgent {
    private final Settings settings;
    private final JsonMapper json;

    LocalAgent(Settings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** False where servers run without an agent beside them. */
    boolean expected() {
        return settings.agent() != null;
    }

    List<PartStatus> parts() throws IOException {
        JsonNode status = json.readTree(get("/status"));
        List<PartStatus> parts = new ArrayList<>();
        parts.add(new PartStatus(
                "agent",
                "agent",
                "Ready",
                status.path("pid").asLong(),
                status.path("memory").asLong(),
                since(status.path("pid").asLong()),
                0,
                null,
                settings.data().resolve("log/agent.log").toString()));
        for (JsonNode plan : status.path("plans")) {
            parts.addAll(json.treeToValue(plan, PlanStatus.class).parts());
        }
        return parts;
    }

    /** It runs on this very machine. */
    private static @Nullable Instant since(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(null);
    }

    RouterStats router() throws IOException {
        return json.readValue(get("/router/stats"), RouterStats.class);
    }

    private String get(String path) throws IOException {
        return Ask.text(settings.agent() + path, settings.agentTokenFile());
    }

    static String words(@Nullable Throwable e) {
        return e == null || e.getMessage() == null ? String.valueOf(e) : e.getMessage();
    }
}
