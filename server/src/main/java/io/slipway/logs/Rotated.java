package io.slipway.logs;

import java.util.List;
import java.util.Optional;

/** Finds the file that had a log file's name before it was rotated. */
final class Rotated {
    private Rotated() {}

    /** Its path; empty when there is none, or only a packed one. */
    static Optional<String> before(InContainer container, String file) throws InterruptedException {
        int slash = file.lastIndexOf('/');
        try {
            List<String> newestFirst = container.run("ls", "-1t", file.substring(0, slash + 1));
            return among(newestFirst, file.substring(slash + 1)).map(name -> file.substring(0, slash + 1) + name);
        } catch (LogBroken e) {
            return Optional.empty();
        }
    }

    /** Rotation adds numbers, dates and dots to a name: {@code app.1.log}, {@code app.log.2026-01-01}. */
    static Optional<String> among(List<String> newestFirst, String name) {
        return newestFirst.stream()
                .filter(other -> !other.equals(name) && letters(other).equals(letters(name)))
                .findFirst();
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z]", "");
    }
}
