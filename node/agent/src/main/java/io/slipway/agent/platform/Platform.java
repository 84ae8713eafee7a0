package io.slipway.agent.platform;

import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Settings;
import io.slipway.agent.part.PartSpec;
import io.slipway.api.node.NodePlan.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The built-in plan: what every instance runs, whatever its cluster is. */
public final class Platform {
    public static final String PLAN = "platform";

    /** The database ends after all who use it, the server before the cluster that it acts on. */
    private static final int SERVER_RANK = 3000;

    private static final int BASE_RANK = 1000;

    private Platform() {}

    /** Makes the files that the parts need and returns the parts in start order. */
    public static List<PartSpec> parts(Settings settings, Path cache, Part router) {
        Places places = settings.places();
        // First, since without a distribution nothing else is worth making.
        Part server = ServerPart.part(settings);
        List<PartSpec> parts = new ArrayList<>();
        if (settings.ownDatabase()) {
            Part postgres = Postgres.prepared(places, settings.ports().postgres(), cache)
                    .part();
            // INT is PostgreSQL's "end now, but cleanly"; TERM would wait for clients to leave.
            parts.add(new PartSpec(postgres, PLAN, null, "INT", BASE_RANK, ""));
        }
        registry(settings).ifPresent(part -> parts.add(base(part, 1)));
        parts.add(base(router, 2));
        parts.add(new PartSpec(server, PLAN, null, "TERM", SERVER_RANK, Json.write(settings)));
        return parts;
    }

    private static PartSpec base(Part part, int place) {
        return new PartSpec(part, PLAN, null, "TERM", BASE_RANK + place, "");
    }

    private static Optional<Part> registry(Settings settings) {
        Path program = Path.of(settings.partsDir()).resolve("registry");
        return settings.registry() == null || !Files.isExecutable(program)
                ? Optional.empty()
                : Optional.of(Registry.part(settings.places(), settings.ports().registry(), program));
    }
}
