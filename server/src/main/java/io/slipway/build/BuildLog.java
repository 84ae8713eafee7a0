package io.slipway.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What builds print, one file each, and those who read along. */
@Component
class BuildLog {
    private static final Logger log = LoggerFactory.getLogger(BuildLog.class);

    /** Said in the place of a log that was cleared. */
    static final String GONE =
            "(this log is no longer kept: slipway.build.keep-builds and slipway.build.keep-days say which are)";

    private final Path folder;
    private final Map<UUID, LogFile> open = new ConcurrentHashMap<>();
    private final Map<UUID, Change> followed = new ConcurrentHashMap<>();

    BuildLog(BuildSettings settings) {
        this.folder = settings.folder().resolve("log");
    }

    Path folder() {
        return folder;
    }

    Path file(UUID build) {
        return folder.resolve(build + ".log");
    }

    /** Takes lines of this build until it is {@link #closed}; what an overtaken step says later is left out. */
    Consumer<String> writer(UUID build) {
        LogFile file = open.computeIfAbsent(build, this::opened);
        return line -> append(build, file, line);
    }

    private void append(UUID build, LogFile file, String line) {
        try {
            file.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException("log of build " + build, e);
        }
        wake(build);
    }

    private LogFile opened(UUID build) {
        try {
            return new LogFile(file(build));
        } catch (IOException e) {
            throw new UncheckedIOException("log of build " + build, e);
        }
    }

    private void wake(UUID build) {
        Change change = followed.get(build);
        if (change != null) change.happened();
    }

    /** True while lines may come here; what runs on another server is known to the database only. */
    boolean writing(UUID build) {
        return open.containsKey(build);
    }

    /** Sends what there is and what comes, until the build is over; then the event {@code end}. */
    void follow(UUID build, BooleanSupplier over, LogReader reader) throws IOException, InterruptedException {
        boolean quiet = false;
        while (reader.may()) {
            Change change = followed.computeIfAbsent(build, id -> new Change());
            long seen = change.seen();
            // Not asked at each line; but a log that was left open here by a build that ended elsewhere is quiet.
            boolean last = (quiet || !writing(build)) && over.getAsBoolean();
            if (reader.send(file(build), last)) {
                quiet = false;
                continue;
            }
            if (last) {
                followed.remove(build);
                if (!Files.exists(file(build))) reader.say(GONE);
                reader.end();
                return;
            }
            // Bounded, for a build that runs on another server and for an end that nobody told.
            quiet = !change.await(seen, LogReader.LOOK_MILLIS);
        }
    }

    /** All of it, as far as it goes; false when there is none. */
    boolean copy(UUID build, OutputStream out) throws IOException {
        if (!Files.exists(file(build))) return false;
        try (InputStream in = Files.newInputStream(file(build))) {
            in.transferTo(out);
        }
        return true;
    }

    void closed(UUID build) {
        LogFile file = open.remove(build);
        try {
            if (file != null) file.close();
        } catch (IOException e) {
            log.warn("log of build {} was not closed: {}", build, e.getMessage());
        }
        wake(build);
        followed.remove(build);
    }

    /** Closes what was begun here and ended on another server. */
    void close(Predicate<UUID> over) {
        Set<UUID> begun = new HashSet<>(open.keySet());
        begun.addAll(followed.keySet());
        begun.stream().filter(over).forEach(this::closed);
    }

    /** Removes the log of a build that is no more, and tells those who read it. */
    void forget(UUID build) {
        closed(build);
        try {
            Files.deleteIfExists(file(build));
        } catch (IOException e) {
            // The next clearing finds it: it belongs to no build.
            log.warn("log of build {} was not removed: {}", build, e.getMessage());
        }
    }
}
