package io.slipway.e2e.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A build of a fresh commit: ends with its image, or fails and says why. */
final class BuildDeed implements Deed {
    private final Site site;
    private final Asked asked;
    private Optional<UUID> id = Optional.empty();

    BuildDeed(Site site, String key) {
        this.site = site;
        site.app.change(key);
        this.asked = new Asked(
                site,
                site.platform.url(),
                Site.BUILDS,
                "{\"ref\": \"" + key + "\"}",
                "select id from build where ref = ?",
                key);
    }

    @Override
    public void begin() {
        asked.send();
    }

    @Override
    public void again() {
        asked.again();
    }

    @Override
    public List<String> end() {
        List<String> faults = new ArrayList<>();
        UUID made = asked.settle(faults);
        id = Optional.of(made);
        long number = site.ledger.number("select number from build where id = ?", made);
        JsonNode build = site.ended(Site.BUILDS + "/" + number);
        if (!build.get("phase").asString().equals("SUCCEEDED")) {
            faults.add("build ended " + build.get("state") + ": " + build.get("message"));
        }
        return faults;
    }

    @Override
    public Optional<UUID> operation() {
        return id;
    }
}
