package io.slipway.e2e.chaos;

import java.time.Instant;
import java.util.List;

/** Who asked for a page since a moment, and who of them got none. */
record Visits(long asked, List<Traffic.Failure> failed) {

    /** Counts from now on. */
    static Since begin(Visitors visitors) {
        return new Since(visitors, Instant.now(), visitors.asked());
    }

    /** The fault that it is when the app must have served all the while. */
    List<String> faults() {
        return failed.isEmpty() ? List.of() : List.of(failed.size() + " visitors got no page: " + failed.getFirst());
    }

    record Since(Visitors visitors, Instant from, long before) {
        Visits end() {
            return new Visits(visitors.asked() - before, visitors.since(from));
        }
    }
}
