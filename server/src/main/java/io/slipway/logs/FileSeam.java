package io.slipway.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds, in the end of a file that is read again, the place behind the last lines that are known. Nothing known, or
 * none of it found (the file was rotated meanwhile): all of it is new.
 */
final class FileSeam {
    private static final int COMPARED = 20;

    private final List<String> known;
    private final List<String> region = new ArrayList<>();
    private int left;

    /** @param bytes that are read again before anything new can come */
    FileSeam(List<LogLine> known, int bytes) {
        this.known = compared(known);
        this.left = known.isEmpty() ? 0 : bytes;
    }

    /** Lines that are new, now that this one has come. */
    List<String> add(String line) {
        if (left <= 0) return List.of(line);
        region.add(line);
        left -= line.getBytes(StandardCharsets.UTF_8).length + 1;
        // So many lines alike are the place itself; the region's end may be a line that is still being written.
        if (known.size() == COMPARED && endsWith(region, region.size(), known)) left = 0;
        if (left > 0) return List.of();
        return behind(known, region).orElse(List.copyOf(region));
    }

    /** What stands behind the last known lines; empty when these are not there. */
    static Optional<List<String>> behindLines(List<LogLine> known, List<String> region) {
        return behind(compared(known), region);
    }

    private static Optional<List<String>> behind(List<String> known, List<String> region) {
        for (int end = region.size(); end > 0; end--) {
            if (endsWith(region, end, known)) return Optional.of(List.copyOf(region.subList(end, region.size())));
        }
        return Optional.empty();
    }

    private static List<String> compared(List<LogLine> known) {
        return known.subList(Math.max(0, known.size() - COMPARED), known.size()).stream()
                .map(LogLine::line)
                .toList();
    }

    private static boolean endsWith(List<String> region, int end, List<String> known) {
        int compared = Math.min(end, known.size());
        return region.subList(end - compared, end).equals(known.subList(known.size() - compared, known.size()));
    }
}
