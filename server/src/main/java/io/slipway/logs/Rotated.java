package io.slipway.logs;

import java.util.List;

/** Finds the files that had a log file's name before they were rotated. */
final class Rotated {
    /** A file and its number. */
    record Named(long inode, String name) {}

    private Rotated() {}

    /** Rotation adds numbers, dates and dots to a name: {@code app.1.log}, {@code app.log.2026-01-01}. */
    static List<Named> among(List<Named> newestFirst, String name) {
        return newestFirst.stream()
                .filter(other ->
                        !other.name().equals(name) && letters(other.name()).equals(letters(name)))
                .toList();
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z]", "");
    }
}
