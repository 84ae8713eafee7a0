package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that the app writes in its container, read by the container's own {@code tail}: no shell is needed. A file is
 * read to its end before the one that took its name is begun: {@code tail -F} of busybox leaves out what was written
 * since its last look.
 */
final class DeclaredFile implements LogSource {
    /** What is read again to find the place where the reading broke, bytes. */
    private static final int REGION = 256 * 1024;

    private static final long SILENT_MILLIS = 1_000;
    private static final long REST_MILLIS = 2_500;
    private static final long SILENT_MOST_MILLIS = 30_000;
    private final Clock clock;

    DeclaredFile(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<LogLine> last(
            KubernetesClient client, LogPlace place, int tail, @Nullable Instant from, boolean previous)
            throws LogBroken, InterruptedException {
        if (previous) throw new LogBroken("a file is not of one life of its container: leave out previous");
        InContainer container = new InContainer(client, place);
        FileTimes times = FileTimes.of(clock, zone(container));
        String count = Integer.toString(tail);
        List<String> texts = new ArrayList<>(container.run("tail", "-n", count, file(place)));
        Optional<String> older = texts.size() < tail ? Rotated.before(container, file(place)) : Optional.empty();
        if (older.isPresent()) texts.addAll(0, container.run("tail", "-n", count, older.get()));
        List<LogLine> lines = new ArrayList<>();
        for (String text : texts.subList(Math.max(0, texts.size() - tail), texts.size())) {
            LogLine line = times.line(place, text);
            if (from == null || !line.time().isBefore(from)) lines.add(line);
        }
        return lines;
    }

    @Override
    public @Nullable LogLine follow(KubernetesClient client, LogPlace place, LogResume resume, Sink sink)
            throws LogBroken, InterruptedException {
        InContainer container = new InContainer(client, place);
        FileTimes times = FileTimes.of(clock, zone(container));
        List<LogLine> known = resume.lines();
        Lines out = text -> {
            LogLine line = times.line(place, text);
            resume.add(line);
            sink.line(line);
        };
        boolean fresh = rotatedMeanwhile(container, place, known, out);
        while (true) {
            String inode = inode(container, place);
            FileSeam seam = fresh ? new FileSeam(List.of(), 0) : new FileSeam(known, size(container, place));
            try (FileTail tail = container.tail("-c", fresh ? "+1" : Integer.toString(REGION), "-f", file(place))) {
                // Rotated since its number was read: which of the two is being read is not known.
                if (!inode(container, place).equals(inode)) continue;
                Lines behind = text -> {
                    for (String line : seam.add(text)) out.line(line);
                };
                if (!read(tail, behind, () -> !inode(container, place).equals(inode))) return null;
            }
            fresh = true;
        }
    }

    /** True when the file's name went to another one since it was read last: its end is read here. */
    private static boolean rotatedMeanwhile(InContainer container, LogPlace place, List<LogLine> known, Lines out)
            throws LogBroken, InterruptedException {
        String region = Integer.toString(REGION);
        if (known.isEmpty()
                || FileSeam.behindLines(known, container.run("tail", "-c", region, file(place)))
                        .isPresent()) {
            return false;
        }
        Optional<String> older = Rotated.before(container, file(place));
        if (older.isEmpty()) return false;
        Optional<List<String>> rest = FileSeam.behindLines(known, container.run("tail", "-c", region, older.get()));
        for (String text : rest.orElse(List.of())) out.line(text);
        return true;
    }

    private interface Lines {
        void line(String text) throws InterruptedException;
    }

    private interface Look {
        boolean rotated() throws LogBroken, InterruptedException;
    }

    /** True when another file has the name and this one is read to its end; false when the container ended. */
    private static boolean read(FileTail tail, Lines lines, Look look) throws LogBroken, InterruptedException {
        long silent = SILENT_MILLIS;
        while (true) {
            String text = tail.next(silent);
            if (text != null) {
                lines.line(text);
                silent = SILENT_MILLIS;
            } else if (tail.ended()) {
                return false;
            } else if (look.rotated()) {
                rest(tail, lines);
                return true;
            } else {
                silent = Math.min(SILENT_MOST_MILLIS, silent * 2);
            }
        }
    }

    /** What was written before it was renamed: busybox's tail looks once a second. */
    private static void rest(FileTail tail, Lines lines) throws InterruptedException {
        for (String text = tail.next(REST_MILLIS); text != null; text = tail.next(REST_MILLIS)) lines.line(text);
    }

    /** Bytes of the region that are there now; 0 for a file that is not there yet. */
    private static int size(InContainer container, LogPlace place) throws InterruptedException {
        try {
            String words = container.run("wc", "-c", file(place)).getFirst().strip();
            return (int) Math.min(REGION, Long.parseLong(words.split(" ", 2)[0]));
        } catch (LogBroken e) {
            return 0;
        }
    }

    private static String inode(InContainer container, LogPlace place) throws LogBroken, InterruptedException {
        return container.run("stat", "-c", "%i", file(place)).getFirst().strip();
    }

    /** The container's difference from UTC, as {@code +0800}. */
    private static String zone(InContainer container) throws InterruptedException {
        try {
            return container.run("date", "+%z").getFirst().strip();
        } catch (LogBroken e) {
            return "+0000";
        }
    }

    private static String file(LogPlace place) {
        return String.valueOf(place.file());
    }
}
