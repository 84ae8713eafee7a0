package io.slipway.workload;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.slipway.access.Standing;
import io.slipway.api.Environment;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Log lines of an app's pods. Following means all its pods, those too that come while one reads; a
 * slow reader slows the reading down, lines are not dropped.
 */
@Component
class Logs {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_LINES = 10_000;
    private static final int LINES_A_LOOK = 1_000;

    private final Clusters clusters;
    private final Mirrors mirrors;
    private final JsonMapper json;

    Logs(Clusters clusters, Mirrors mirrors, JsonMapper json) {
        this.clusters = clusters;
        this.mirrors = mirrors;
        this.json = json;
    }

    record Request(Environment env, String app, @Nullable String pod, boolean follow, int tail, Actor actor) {}

    record Line(String pod, String line) {}

    Request check(Environment env, String app, @Nullable String pod, boolean follow, int tail, Actor actor) {
        if (tail < 0 || tail > MOST_LINES)
            throw Refusal.invalid("tail", "tail is 0 to " + MOST_LINES + ", got " + tail);
        Request request = new Request(env, app, pod, follow, tail, actor);
        if (!follow && pods(request).isEmpty()) {
            throw Refusal.of(
                    Code.NotFound,
                    pod == null
                            ? "no pod of %s runs in %s/%s".formatted(app, env.project(), env.name())
                            : "there is no pod %s of %s in %s/%s".formatted(pod, app, env.project(), env.name()),
                    "'slipway %s/%s get_all' shows the pods".formatted(env.project(), env.name()));
        }
        return request;
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
        } else {
            for (PodRow pod : pods(request)) {
                for (String line : tail(request, pod).lines().toList()) line(stream, new Line(pod.name(), line));
            }
            stream.send(null, "end", "{}");
        }
    }

    private String tail(Request request, PodRow pod) {
        try {
            String text = client(request)
                    .pods()
                    .inNamespace(pod.namespace())
                    .withName(pod.name())
                    .tailingLines(request.tail())
                    .getLog();
            return text == null ? "" : text;
        } catch (KubernetesClientException e) {
            return "(no log: " + Causes.of(e) + ")";
        }
    }

    private void follow(Request request, EventStream stream, Standing standing)
            throws IOException, InterruptedException {
        BlockingQueue<Line> lines = new ArrayBlockingQueue<>(1_000);
        Map<String, Thread> readers = new HashMap<>();
        long beat = System.nanoTime();
        try {
            while (standing.holds()) {
                for (PodRow pod : pods(request)) {
                    if (pod.running() && wanted(readers, pod)) {
                        readers.put(
                                pod.uid(),
                                Thread.ofVirtual().name("log-" + pod.name()).start(() -> read(request, pod, lines)));
                    }
                }
                Line line = lines.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                // A pod that never stops to print must not keep the rights from being looked at.
                for (int sent = 0; line != null && sent < LINES_A_LOOK; sent++) {
                    line(stream, line);
                    beat = System.nanoTime();
                    line = lines.poll();
                }
                if (line != null) line(stream, line);
                if (System.nanoTime() - beat > BEAT_NANOS) {
                    stream.beat();
                    beat = System.nanoTime();
                }
            }
        } finally {
            readers.values().forEach(Thread::interrupt);
        }
    }

    /** One reader per pod and life: a log that ended is read again when its container came back. */
    private static boolean wanted(Map<String, Thread> readers, PodRow pod) {
        Thread reader = readers.get(pod.uid());
        return reader == null || (!reader.isAlive() && pod.restarts() > 0);
    }

    private void read(Request request, PodRow pod, BlockingQueue<Line> lines) {
        try (LogWatch watch = client(request)
                        .pods()
                        .inNamespace(pod.namespace())
                        .withName(pod.name())
                        .tailingLines(request.tail())
                        .watchLog();
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.put(new Line(pod.name(), line));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | KubernetesClientException e) {
            // The pod ended or the way to it broke; said as a line, since the reader watches for lines.
            var _ = lines.offer(new Line(pod.name(), "(log ended: " + Causes.of(e) + ")"));
        }
    }

    private KubernetesClient client(Request request) {
        return clusters.as(
                request.actor(), request.env().project(), request.env().cluster());
    }

    private void line(EventStream stream, Line line) throws IOException {
        stream.send(null, null, json.writeValueAsString(line));
    }
}
