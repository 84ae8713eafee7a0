package io.slipway.logs;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.Loggable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.TimeTailPrettyLoggable;
import io.fabric8.kubernetes.client.dsl.TimestampBytesLimitTerminateTimeTailPrettyLoggable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the runtime took from a container's standard output and error, stamped by it. */
final class StandardOutput implements LogSource {
    private static final long LONGEST = 16L * 1024 * 1024;
    private final Clock clock;

    StandardOutput(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Begun begin(KubernetesClient client, LogPlace place, int tail, @Nullable Instant from) throws LogBroken {
        // So many are not kept here: they come as they are read.
        if (from != null && tail >= LogRequest.MOST) return new Begun(List.of(), LogResume.at(from));
        // One line at least, to know where the log stands.
        List<LogLine> lines = last(client, place, Math.max(1, tail), from, false);
        LogResume resume = LogResume.at(from == null ? Instant.EPOCH : from);
        lines.stream().filter(line -> !line.own()).forEach(resume::add);
        return new Begun(lines.subList(Math.max(0, lines.size() - tail), lines.size()), resume);
    }

    /** The last lines, of the container's life before this one where {@code previous} says so. */
    List<LogLine> last(KubernetesClient client, LogPlace place, int tail, @Nullable Instant from, boolean previous)
            throws LogBroken {
        Loggable log = loggable(client, place, tail, from, previous);
        List<LogLine> lines = new ArrayList<>();
        long length = 0;
        try (BufferedReader reader = new BufferedReader(log.getLogReader())) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                LogLine line = LogLine.of(place, text, clock.instant());
                if (from == null || !line.time().isBefore(from)) lines.add(line);
                length += text.length();
                if (length > LONGEST) {
                    lines.add(LogLine.said(place, clock.instant(), "more than 16 MiB: what follows is left out"));
                    break;
                }
            }
        } catch (IOException | KubernetesClientException e) {
            throw new LogBroken(e);
        }
        return lines;
    }

    @Override
    public @Nullable LogLine follow(KubernetesClient client, LogPlace place, LogResume resume, Sink sink)
            throws LogBroken, InterruptedException {
        try (LogWatch watch = loggable(client, place, Integer.MAX_VALUE, since(resume), false)
                        .watchLog();
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
            StringBuilder text = new StringBuilder();
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                if (next == '\n') {
                    give(place, resume, text.toString(), sink);
                    text.setLength(0);
                } else {
                    text.append((char) next);
                }
            }
            return text.isEmpty() ? null : LogLine.of(place, text.toString(), clock.instant());
        } catch (IOException | KubernetesClientException e) {
            throw new LogBroken(e);
        }
    }

    /** Null for all: a log that was empty, or has lines of before the epoch. */
    private static @Nullable Instant since(LogResume resume) {
        return resume.since().equals(Instant.EPOCH) ? null : resume.since();
    }

    private void give(LogPlace place, LogResume resume, String text, Sink sink) throws InterruptedException {
        LogLine line = LogLine.of(place, text, clock.instant());
        // The runtime stamps every line of the app; one without is the kubelet's own word, and no place to go on from.
        if (line.line().equals(text) || resume.isNew(line)) sink.line(line);
    }

    private static Loggable loggable(
            KubernetesClient client, LogPlace place, int tail, @Nullable Instant from, boolean previous) {
        PodResource pod = client.pods().inNamespace(place.namespace()).withName(place.pod());
        TimestampBytesLimitTerminateTimeTailPrettyLoggable all =
                place.container() == null ? pod : pod.inContainer(place.container());
        TimeTailPrettyLoggable life = previous ? all.usingTimestamps().terminated() : all.usingTimestamps();
        var since = from == null ? life : life.sinceTime(from.toString());
        return tail == Integer.MAX_VALUE ? since : since.tailingLines(tail);
    }
}
