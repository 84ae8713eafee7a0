package io.slipway.e2e.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What each kill came to. */
final class Figures {
    private static final long PROBE_PAUSE = 100;
    private static final List<Row> ROWS = new CopyOnWriteArrayList<>();

    /**
     * One act with its kills.
     *
     * @param title as it can be made again
     * @param act what was under way
     * @param resumes milliseconds from a kill to the operation's next record; none where it was over before
     * @param away milliseconds in which the server was not ready
     * @param visits who asked for a page in that time
     * @param failed those who got none
     */
    record Row(
            String title,
            String victim,
            String act,
            int kills,
            List<Long> resumes,
            long away,
            long visits,
            long failed,
            List<String> faults) {
        @Override
        public String toString() {
            return "%s: resumed after %s ms, server away %d ms, %d of %d requests failed, faults %s"
                    .formatted(title, resumes, away, failed, visits, faults);
        }
    }

    private Figures() {}

    static List<Row> rows() {
        return ROWS;
    }

    static void add(Row row) {
        ROWS.add(row);
        System.out.println("  " + row);
    }

    static Row of(Site site, Kill kill, Instant killed, Optional<UUID> operation, Visits visits, List<String> faults) {
        boolean goesOn = kill.victim() == Victim.server && operation.isPresent();
        return new Row(
                kill.toString(),
                kill.victim().name(),
                kill.act().name(),
                1,
                goesOn ? resumes(site, operation.get(), List.of(killed)) : List.of(),
                away(site, killed),
                visits.asked(),
                visits.failed().size(),
                faults);
    }

    static Row failpoints(
            Site site, Act act, Optional<UUID> id, List<Instant> deaths, Visits visits, List<String> faults) {
        return new Row(
                "failpoint by failpoint in " + act,
                "server, at each failpoint",
                act.name(),
                deaths.size(),
                id.map(operation -> resumes(site, operation, deaths)).orElse(List.of()),
                deaths.isEmpty() ? 0 : away(site, deaths.getFirst()) / deaths.size(),
                visits.asked(),
                visits.failed().size(),
                faults);
    }

    static Row replica(
            Site site, String title, String what, Optional<UUID> id, Instant hit, Visits visits, List<String> faults) {
        return new Row(
                title,
                "second server " + what,
                Act.rollout.name(),
                1,
                id.map(operation -> resumes(site, operation, List.of(hit))).orElse(List.of()),
                away(site, hit),
                visits.asked(),
                visits.failed().size(),
                faults);
    }

    static long away(Site site, Instant since) {
        return site.probe.since(since).size() * PROBE_PAUSE;
    }

    static List<Long> resumes(Site site, UUID operation, List<Instant> deaths) {
        return deaths.stream()
                .flatMap(death -> site
                        .ledger
                        .first("""
                                select (extract(epoch from at) * 1000)::bigint from chaos.seen
                                where id = ? and at > ? order by n limit 1""", operation, java.sql.Timestamp.from(death))
                        .map(at -> Long.parseLong(at) - death.toEpochMilli())
                        .stream())
                .toList();
    }
}
