package io.slipway.e2e.chaos;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A build of a fresh commit: ends with its image, or fails and says why. */
final class BuildDeed extends AskedDeed {
    BuildDeed(Site site, String key) {
        super(
                site,
                new Asked(
                        site,
                        site.platform.url(),
                        Site.BUILDS,
                        "{\"ref\": \"" + key + "\"}",
                        "select id from build where ref = ?",
                        key));
        site.app.change(key);
    }

    @Override
    void judge(UUID made, List<String> faults) {
        long number = site.ledger.number("select number from build where id = ?", made);
        JsonNode build = site.ended(Site.BUILDS + "/" + number);
        if (!build.get("phase").asString().equals("SUCCEEDED")) {
            faults.add("build ended " + build.get("state") + ": " + build.get("message"));
        }
    }
}
