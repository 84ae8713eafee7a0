package io.slipway.e2e.chaos;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What each kill came to. */
final class Figures {
    /**
     * One kill and what followed.
     *
     * @param resume milliseconds from the kill to the operation's next record, empty when it was over before
     * @param outage milliseconds in which the server was not ready
     * @param failed visitors who got no page
     */
    record Row(Kill kill, Optional<Long> resume, long outage, long failed, List<String> faults) {
        @Override
        public String toString() {
            return "%s: resume %s ms, server away %d ms, %d failed requests, faults %s"
                    .formatted(kill, resume.map(Object::toString).orElse("-"), outage, failed, faults);
        }
    }

    static final List<Row> ROWS = new CopyOnWriteArrayList<>();

    private Figures() {}

    static void add(Row row) {
        ROWS.add(row);
        System.out.println("  " + row);
    }
}
