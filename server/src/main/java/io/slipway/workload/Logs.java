package io.slipway.workload;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.Loggable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.TailPrettyLoggable;
import io.slipway.access.Standing;
import io.slipway.api.Environment;
import io.slipway.api.Problem.Fault;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Scope;
import io.slipway.web.EventStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Log lines of an app's pods in the order of their times. Following means all its pods, those too that come
 * while one reads, through restarts and breaks of the way to them; a slow reader slows the reading down, lines
 * are not dropped.
 */
@Component
class Logs {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long SOON_MILLIS = 50;
    private static final int MOST_LINES = 10_000;
    private static final int LINES_A_LOOK = 1_000;

    private final Clusters clusters;
    private final Mirrors mirrors;
    private final JsonMapper json;
    private final Clock clock;

    Logs(Clusters clusters, Mirrors mirrors, JsonMapper json, Clock clock) {
        this.clock = clock;
        this.clusters = clusters;
        this.mirrors = mirrors;
        this.json = json;
    }

    /**
     * What is asked for.
     *
     * @param container null for the app's own
     * @param previous of the life before the present one
     * @param grep lines that hold it, with the stack trace they are part of
     */
    record Request(
            Environment env,
            String app,
            @Nullable String pod,
            @Nullable String container,
            boolean follow,
            boolean previous,
            int tail,
            @Nullable Duration since,
            @Nullable Pattern grep,
            Actor actor) {}

    void check(Request request) {
        Environment env = request.env();
        List<Fault> faults = new ArrayList<>();
        if (request.tail() < 0 || request.tail() > MOST_LINES)
            faults.add(new Fault("tail", "tail is 0 to " + MOST_LINES + ", got " + request.tail()));
        if (request.follow() && request.previous())
            faults.add(new Fault("previous", "a life that ended cannot be followed: leave out follow or previous"));
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
        if (!request.follow() && pods(request).isEmpty()) {
            String pod = request.pod();
            throw Refusal.of(
                    Code.NotFound,
                    pod == null
                            ? "no pod of %s runs in %s/%s".formatted(request.app(), env.project(), env.name())
                            : "there is no pod %s of %s in %s/%s"
                                    .formatted(pod, request.app(), env.project(), env.name()),
                    "'slipway %s/%s get_all' shows the pods".formatted(env.project(), env.name()));
        }
    }

    private List<PodRow> pods(Request request) {
        Environment env = request.env();
        return mirrors.list(env.cluster(), PodRow.class, Scope.app(env.namespace(), request.app())).stream()
                .filter(pod -> request.pod() == null || request.pod().equals(pod.name()))
                .toList();
    }

    void send(Request request, EventStream stream, Standing standing) throws IOException, InterruptedException {
        if (request.follow()) {
            follow(request, stream, standing);
            return;
        }
        LogFilter filter = new LogFilter(request.grep());
        for (PodRow pod : pods(request)) tail(request, pod).forEach(line -> filter.add(line, 0));
        for (LogLine line : filter.rest()) line(stream, line);
        stream.send(null, "end", "{}");
    }

    private List<LogLine> tail(Request request, PodRow pod) {
        try {
            String text = loggable(request, pod, null).getLog();
            return text == null
                    ? List.of()
                    : text.lines().map(line -> stamped(pod, request, line)).toList();
        } catch (KubernetesClientException e) {
            return List.of(said(pod, "(no log: " + Causes.of(e) + ")"));
        }
    }

    private void follow(Request request, EventStream stream, Standing standing)
            throws IOException, InterruptedException {
        BlockingQueue<LogLine> lines = new ArrayBlockingQueue<>(1_000);
        LogFilter filter = new LogFilter(request.grep());
        Map<String, Thread> readers = new HashMap<>();
        List<LogLine> taken = new ArrayList<>();
        long beat = System.nanoTime();
        long look = beat;
        try {
            while (standing.holds()) {
                if (System.nanoTime() - look >= 0) {
                    look = System.nanoTime() + LOOK.toNanos();
                    for (PodRow pod : pods(request)) {
                        if (pod.running() && !readers.containsKey(pod.uid())) {
                            readers.put(
                                    pod.uid(),
                                    Thread.ofVirtual()
                                            .name("log-" + pod.name())
                                            .start(() -> read(request, pod, lines)));
                        }
                    }
                }
                LogLine first = lines.poll(filter.holds() ? SOON_MILLIS : LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    filter.add(first, System.nanoTime());
                    // A pod that never stops to print must not keep the rights from being looked at.
                    lines.drainTo(taken, LINES_A_LOOK);
                    for (LogLine line : taken) filter.add(line, System.nanoTime());
                    taken.clear();
                }
                List<LogLine> ready = filter.take(System.nanoTime());
                for (LogLine one : ready) line(stream, one);
                long now = System.nanoTime();
                if (!ready.isEmpty()) beat = now;
                if (now - beat > BEAT_NANOS) {
                    stream.beat();
                    beat = now;
                }
            }
        } finally {
            readers.values().forEach(Thread::interrupt);
        }
    }

    /** Through breaks of the connection and restarts of the container, until the pod is gone. */
    private void read(Request request, PodRow pod, BlockingQueue<LogLine> lines) {
        LogResume resume = new LogResume();
        try {
            String cut = "";
            for (boolean there = true; there; there = stillThere(request, pod)) {
                resume.join();
                cut = readOnce(request, pod, resume, lines);
            }
            give(request, pod, resume, cut, lines);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers what came of a line whose end did not: it comes whole when the log is joined again. */
    private String readOnce(Request request, PodRow pod, LogResume resume, BlockingQueue<LogLine> lines)
            throws InterruptedException {
        StringBuilder text = new StringBuilder();
        try (LogWatch watch = loggable(request, pod, resume.since()).watchLog();
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                if (next == '\n') {
                    give(request, pod, resume, text.toString(), lines);
                    text.setLength(0);
                } else {
                    text.append((char) next);
                }
            }
        } catch (IOException | KubernetesClientException e) {
            // Said as a line, since the reader watches for lines; the log is joined again.
            var _ = lines.offer(said(pod, "(log broke: " + Causes.of(e) + ")"));
        }
        return text.toString();
    }

    private void give(Request request, PodRow pod, LogResume resume, String text, BlockingQueue<LogLine> lines)
            throws InterruptedException {
        if (text.isEmpty()) return;
        LogLine line = stamped(pod, request, text);
        // The runtime stamps every line of the app; one without is the kubelet's own word, and no place to go on from.
        if (line.line().equals(text) || resume.isNew(line)) lines.put(line);
    }

    /** Waits for the container's next life; false when there will be none. */
    private boolean stillThere(Request request, PodRow pod) throws InterruptedException {
        String cluster = request.env().cluster();
        while (true) {
            Optional<PodRow> now = mirrors.find(cluster, PodRow.class, pod.namespace(), pod.name());
            if (now.isEmpty() || !now.get().uid().equals(pod.uid()) || now.get().leaving()) return false;
            if (now.get().running()) {
                // Its way broke, or the mirror has not heard of its end: not tried again without rest.
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                return true;
            }
            mirrors.await(
                    cluster,
                    LOOK,
                    () -> mirrors.find(cluster, PodRow.class, pod.namespace(), pod.name())
                            .filter(PodRow::running));
        }
    }

    private Loggable loggable(Request request, PodRow pod, @Nullable Instant from) {
        PodResource resource =
                client(request).pods().inNamespace(pod.namespace()).withName(pod.name());
        var stamped = request.container() == null
                ? resource.usingTimestamps()
                : resource.inContainer(request.container()).usingTimestamps();
        var life = request.previous() ? stamped.terminated() : stamped;
        // At first as many lines as were asked for; when joined again, all since then.
        if (from != null) return life.sinceTime(from.toString());
        Duration since = request.since();
        TailPrettyLoggable lines = since == null ? life : life.sinceSeconds((int) since.toSeconds());
        return lines.tailingLines(request.tail());
    }

    private LogLine stamped(PodRow pod, Request request, String line) {
        return LogLine.of(pod.name(), Objects.requireNonNullElse(request.container(), ""), line, clock.instant());
    }

    private LogLine said(PodRow pod, String words) {
        return new LogLine(pod.name(), "", clock.instant(), words);
    }

    private KubernetesClient client(Request request) {
        return clusters.as(
                request.actor(), request.env().project(), request.env().cluster());
    }

    private void line(EventStream stream, LogLine line) throws IOException {
        stream.send(null, null, json.writeValueAsString(line));
    }
}
