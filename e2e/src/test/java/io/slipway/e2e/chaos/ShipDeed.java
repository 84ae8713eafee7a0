package io.slipway.e2e.chaos;

import static io.slipway.e2e.Platform.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A build and the rollout of what it made, as one wish. */
final class ShipDeed extends AskedDeed {
    private static final Duration LONG = Duration.ofMinutes(4);

    ShipDeed(Site site, String key) {
        super(
                site,
                new Asked(
                        site,
                        site.platform.url(),
                        Site.APP.formatted("dev") + "/ship",
                        "{\"ref\": \"%s\", \"reason\": \"%s\"}".formatted(key, key),
                        "select id from operation where kind = 'ship' and spec->>'reason' = ?",
                        key));
        site.app.change(key);
    }

    @Override
    void judge(UUID made, List<String> faults) {
        await("the ship's end", LONG, () -> !phase(made).matches("PENDING|RUNNING"));
        if (!phase(made).equals("SUCCEEDED")) {
            faults.add("ship ended "
                    + site.ledger.rows("select phase, state, problem->>'detail' from operation where id = ?", made));
        }
        for (String table : List.of("build", "rollout")) {
            long there = site.ledger.number(
                    "select count(*) from " + table + " t join ship s on t.id = s." + table + " where s.id = ?", made);
            if (there != 1) faults.add("ship made its " + table + " " + there + " times");
        }
    }

    private String phase(UUID ship) {
        return site.ledger
                .first("select phase from operation where id = ?", ship)
                .orElseThrow();
    }
}
