package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that the app writes in its container, read by the container's own programs. The place where one stands is a
 * file's number and the bytes that were read of it, so that nothing is lost or read twice when the file's name goes to
 * another one, or the way breaks. A file is read to its end before the one that took its name is begun.
 */
final class DeclaredFile implements LogSource {
    private static final int LEAST = 64 * 1024;
    private static final int MOST = 4 * 1024 * 1024;
    private static final int A_LINE = 400;
    private static final int OLDER = 20;
    private static final long SILENT_MILLIS = 1_000;
    private static final long SILENT_MOST_MILLIS = 30_000;
    private static final long ANSWER_MILLIS = 20_000;
    private static final long REST_MILLIS = 2_500;

    private final Clock clock;

    DeclaredFile(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Begun begin(KubernetesClient client, LogPlace place, int tail, @Nullable Instant from)
            throws LogBroken, InterruptedException {
        InContainer container = new InContainer(client, place);
        container.refuseOutside();
        FileTimes times = FileTimes.of(clock, container.zone());
        Optional<FileSpot> size = container.size(container.file());
        if (size.isEmpty()) return new Begun(List.of(), LogResume.at(clock.instant()));
        Deque<LogLine> lines = new ArrayDeque<>();
        FileSpot read = region(container, container.file(), size.get(), tail, times, place, from, lines);
        long inode = read.inode();
        List<Rotated.Named> before = Rotated.among(container.files(), container.name()).stream()
                .filter(file -> file.inode() != inode)
                .limit(OLDER)
                .toList();
        for (Rotated.Named file : before) {
            if (lines.size() >= tail) break;
            Optional<FileSpot> older = container.size(container.path(file.name()));
            if (older.isEmpty()) continue;
            Deque<LogLine> more = new ArrayDeque<>();
            region(container, container.path(file.name()), older.get(), tail, times, place, from, more);
            // All of it is older than what is asked for, and so are those before it.
            if (more.isEmpty() && older.get().end() > 0) break;
            while (!more.isEmpty()) lines.addFirst(more.removeLast());
        }
        while (lines.size() > tail) lines.removeFirst();
        return new Begun(List.copyOf(lines), LogResume.at(clock.instant(), read));
    }

    private static FileSpot region(
            InContainer container,
            String file,
            FileSpot size,
            int tail,
            FileTimes times,
            LogPlace place,
            @Nullable Instant from,
            Deque<LogLine> lines)
            throws LogBroken, InterruptedException {
        return end(container, file, size, tail, line -> {
            LogLine told = times.line(place, line);
            if (from == null || !told.time().isBefore(from)) lines.addLast(told);
            if (lines.size() > tail) lines.removeFirst();
        });
    }

    /** Whole lines of the end of a file; answers the place behind the last of them. */
    private static FileSpot end(InContainer container, String file, FileSpot size, int tail, FileTail.Lines lines)
            throws LogBroken, InterruptedException {
        long bytes = Math.clamp((long) tail * A_LINE, LEAST, MOST);
        long start = Math.max(0, size.end() - bytes);
        try (FileTail region = container.tail(file, new FileSpot(size.inode(), start), false)) {
            boolean cut = start > 0;
            FileSpot at = new FileSpot(size.inode(), start);
            for (FileTail.Line line = region.next(ANSWER_MILLIS); line != null; line = region.next(ANSWER_MILLIS)) {
                // What the region begins with is the end of a line.
                if (!cut) lines.line(line);
                cut = false;
                at = line.spot();
            }
            region.check();
            return at;
        }
    }

    @Override
    public @Nullable LogLine follow(KubernetesClient client, LogPlace place, LogResume resume, Sink sink)
            throws LogBroken, InterruptedException {
        InContainer container = new InContainer(client, place);
        container.refuseOutside();
        FileTimes times = FileTimes.of(clock, container.zone());
        FileTail.Lines out = line -> {
            LogLine told = times.line(place, line);
            resume.add(told);
            sink.line(told);
        };
        while (true) {
            FileSpot now = container
                    .size(container.file())
                    .orElseThrow(() -> new LogBroken("there is no file " + container.file() + " yet"));
            FileSpot from = resume.spot();
            if (from != null && from.inode() != now.inode()) {
                rest(container, from, out, place, sink);
                from = null;
            }
            // One that is shorter than what was read was emptied and is written anew.
            if (from == null || from.end() > now.end()) from = new FileSpot(now.inode(), 0);
            try (FileTail tail = container.tail(container.file(), from, true)) {
                // Renamed since it was looked at: which of the two is being read is not known.
                if (inode(container) != from.inode()) continue;
                long inode = from.inode();
                if (!read(tail, out, () -> inode(container) != inode)) return null;
            }
        }
    }

    private static long inode(InContainer container) throws LogBroken, InterruptedException {
        return container.size(container.file()).map(FileSpot::inode).orElse(-1L);
    }

    /** The end of a file that was renamed while nobody read it. */
    private void rest(InContainer container, FileSpot from, FileTail.Lines out, LogPlace place, Sink sink)
            throws LogBroken, InterruptedException {
        Optional<Rotated.Named> renamed = container.files().stream()
                .filter(file -> file.inode() == from.inode())
                .findFirst();
        if (renamed.isEmpty()) {
            String words = "the file was rotated away meanwhile: lines at its end may be missing";
            sink.line(LogLine.said(place, clock.instant(), words));
            return;
        }
        try (FileTail tail = container.tail(container.path(renamed.get().name()), from, false)) {
            for (FileTail.Line line = tail.next(ANSWER_MILLIS); line != null; line = tail.next(ANSWER_MILLIS))
                out.line(line);
        }
    }

    private interface Look {
        boolean renamed() throws LogBroken, InterruptedException;
    }

    /** True when another file has the name and this one is read to its end; false when the container ended. */
    private static boolean read(FileTail tail, FileTail.Lines lines, Look look) throws LogBroken, InterruptedException {
        long silent = SILENT_MILLIS;
        while (true) {
            FileTail.Line line = tail.next(silent);
            if (line != null) {
                lines.line(line);
                silent = SILENT_MILLIS;
            } else if (tail.ended()) {
                tail.check();
                return false;
            } else if (look.renamed()) {
                // What was written before it was renamed: busybox's tail looks once a second.
                for (line = tail.next(REST_MILLIS); line != null; line = tail.next(REST_MILLIS)) lines.line(line);
                return true;
            } else {
                silent = Math.min(SILENT_MOST_MILLIS, silent * 2);
            }
        }
    }
}
