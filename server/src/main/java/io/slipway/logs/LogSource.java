package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to read a container's log. One that cannot be read says so by a {@link LogBroken}. */
interface LogSource {
    /** Takes a line; may block, which slows down who writes it. */
    interface Sink {
        void line(LogLine line) throws InterruptedException;
    }

    /** The lines there were, and where those that come later begin. */
    record Begun(List<LogLine> lines, LogResume resume) {}

    /**
     * The last lines there are.
     *
     * @param from none that are older, null for any
     */
    Begun begin(KubernetesClient client, LogPlace place, int tail, @Nullable Instant from)
            throws LogBroken, InterruptedException;

    /**
     * New lines behind those that {@code resume} has, until the way breaks or the container ends. Answers what came of
     * a line whose end did not: it comes again, and whole, unless the container ended on it.
     */
    @Nullable
    LogLine follow(KubernetesClient client, LogPlace place, LogResume resume, Sink sink)
            throws LogBroken, InterruptedException;
}
