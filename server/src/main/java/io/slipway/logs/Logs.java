package io.slipway.logs;

import io.slipway.access.Standing;
import io.slipway.api.Environment;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Scope;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Log lines of an app's pods in the order of their times. */
@Component
class Logs {
    private static final int MOST_LINES = 50_000;
    private final Mirrors mirrors;
    private final LogFeeds feeds;
    private final Clock clock;

    Logs(Mirrors mirrors, LogFeeds feeds, Clock clock) {
        this.mirrors = mirrors;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Refuses what cannot be answered, before anything is written. */
    void check(LogRequest request) {
        request.check();
        if (request.follow() || !pods(request).isEmpty()) return;
        Environment env = request.env();
        String pod = request.pod();
        throw Refusal.of(
                Code.NotFound,
                pod == null
                        ? "no pod of %s runs in %s/%s".formatted(request.app(), env.project(), env.name())
                        : "there is no pod %s of %s in %s/%s".formatted(pod, request.app(), env.project(), env.name()),
                "'slipway %s/%s get_all' shows the pods".formatted(env.project(), env.name()));
    }

    private List<PodRow> pods(LogRequest request) {
        Environment env = request.env();
        return mirrors.list(env.cluster(), PodRow.class, Scope.app(env.namespace(), request.app())).stream()
                .filter(pod -> request.pod() == null || request.pod().equals(pod.name()))
                .toList();
    }

    /** What is there now. */
    List<LogLine> last(LogRequest request) throws InterruptedException {
        LogFilter filter = new LogFilter(request.wanted());
        List<PodRow> pods = pods(request);
        // All of them are held to be put in order.
        int tail = Math.min(request.tail(), MOST_LINES / Math.max(1, pods.size()));
        for (PodRow pod : pods) {
            LogPlace place = LogPlace.of(request.env().cluster(), pod, request.container(), request.file());
            try {
                feeds.last(place, tail, request.from(), request.previous()).forEach(line -> filter.add(line, 0));
            } catch (LogBroken e) {
                filter.add(LogLine.said(place, clock.instant(), "no log: " + e.getMessage()), 0);
            }
        }
        return filter.rest();
    }

    /** Until the reader's rights end, or an {@link IOException} says that he is gone. */
    void follow(LogRequest request, Standing standing, LogFollowing.Out out) throws IOException, InterruptedException {
        try (LogFollowing following = new LogFollowing(request, feeds, () -> pods(request))) {
            following.run(standing, out);
        }
    }
}
