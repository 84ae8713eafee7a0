package io.slipway.e2e.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One record of each begin and each end; none that was there is gone. */
final class AuditCheck {
    private long rows;
    private long last;

    List<String> faults(Ledger ledger) {
        List<String> faults = new ArrayList<>();
        counted(ledger, faults, "rollout", "'rollout.started'", "true");
        counted(ledger, faults, "build", "'build.queued'", "true");
        for (String kind : List.of("rollout", "build")) {
            counted(ledger, faults, kind, ends(kind), "o.phase in ('SUCCEEDED', 'FAILED', 'CANCELLED')");
        }
        ledger.rows("""
                        select v.project, v.app, v.version from artifact v where 1 <> (
                          select count(*) from audit a where a.name = 'image.pushed' and a.data->>'version' = v.version
                          and (a.project, a.app) = (v.project, v.app))""").forEach(row -> faults.add("an artifact without its one audit record: " + row));
        kept(ledger, faults);
        return faults;
    }

    private static String ends(String kind) {
        return Stream.of("succeeded", "failed", "cancelled", "superseded", "timedout")
                .map(end -> "'" + kind + "." + end + "'")
                .collect(Collectors.joining(", "));
    }

    private static void counted(Ledger ledger, List<String> faults, String kind, String names, String when) {
        ledger.rows("""
                        select o.kind, o.id, count(a.seq) from operation o
                        left join audit a on a.name in (%s) and a.data->>'id' = o.id::text
                        where o.kind = '%s' group by o.id having count(a.seq) <> (%s)::int""".formatted(names, kind, when))
                .forEach(row -> faults.add("not the right number of audit records " + names + ": " + row));
    }

    private void kept(Ledger ledger, List<String> faults) {
        long still = ledger.number("select count(*) from audit where seq <= ?", last);
        if (still < rows) faults.add("the audit lost " + (rows - still) + " of " + rows + " records");
        last = ledger.number("select coalesce(max(seq), 0) from audit");
        rows = ledger.number("select count(*) from audit where seq <= ?", last);
    }
}
