package io.slipway.logs;

import io.slipway.api.Environment;
import io.slipway.api.Problem.Fault;
import io.slipway.core.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param container null for the app's own
 * @param file absolute path in the container, null for its standard output
 * @param follow goes on with new lines
 * @param previous of the life before the present one
 * @param tail lines of each pod
 * @param from none that are older
 * @param grep lines that hold it, with the stack trace they are part of
 * @param level lines that are at least so bad
 */
record LogRequest(
        Environment env,
        String app,
        @Nullable String pod,
        @Nullable String container,
        @Nullable String file,
        boolean follow,
        boolean previous,
        int tail,
        @Nullable Instant from,
        @Nullable Pattern grep,
        @Nullable LogLevel level) {
    static final int MOST = 10_000;

    void check() {
        List<Fault> faults = new ArrayList<>();
        if (tail < 0 || tail > MOST) faults.add(new Fault("tail", "tail is 0 to " + MOST + ", got " + tail));
        if (follow && previous) {
            faults.add(new Fault("previous", "a life that ended cannot be followed: leave out follow or previous"));
        }
        if (file != null && previous) {
            faults.add(new Fault("previous", "a file is not of one life of its container: leave out previous"));
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
    }

    /** Null when all lines are. */
    @Nullable
    Predicate<LogLine> wanted() {
        if (grep == null && level == null) return null;
        return line -> (grep == null || Patient.find(grep, line.line())) && (level == null || level.holds(line));
    }
}
