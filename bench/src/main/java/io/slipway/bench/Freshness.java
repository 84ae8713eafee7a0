package io.slipway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** P1: from the raw watch's event to the same change in an open page, both read by this process. */
final class Freshness implements Metric {
    private static final int PODS = 10_000;
    private static final int CHANGES = 50;
    private static final int CLOSE = 5;
    private static final int RESTARTS = 8;
    private static final Duration TIME = Duration.ofSeconds(40);
    private static final Duration REST = Duration.ofSeconds(3);
    private static final Pattern RAW = Pattern.compile("\"restartCount\":(\\d+)");

    private final Goals goals;

    Freshness(Goals goals) {
        this.goals = goals;
    }

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        try (Kwok rig = new Kwok(PODS)) {
            List<Row> rows = new ArrayList<>();
            rows.addAll(with(rig, 100));
            rows.addAll(with(rig, 1_000));
            return rows;
        }
    }

    private List<Row> with(Kwok rig, int watchers) throws IOException, InterruptedException {
        Map<Long, Long> raw = new ConcurrentHashMap<>();
        List<Map<Long, Long>> seen = new ArrayList<>();
        List<Watcher> close = new ArrayList<>();
        double cores;
        InputStream peer = rig.watch();
        Thread.ofPlatform().daemon().start(() -> read(peer, raw));
        try (Crowd _ = new Crowd(rig.platform(), rig.cluster(), watchers - CLOSE)) {
            long from = Crowd.seq(rig.platform(), rig.cluster());
            for (int i = 0; i < CLOSE; i++) {
                Map<Long, Long> mine = new ConcurrentHashMap<>();
                seen.add(mine);
                close.add(new Watcher(rig.platform(), rig.cluster(), from, line -> seen(line, mine)));
            }
            LockSupport.parkNanos(REST.toNanos());
            rig.rate(CHANGES);
            cores = rig.platform().cores(TIME);
            rig.rate(0);
            LockSupport.parkNanos(REST.toNanos());
        } finally {
            peer.close();
            for (Watcher watcher : close) watcher.close();
        }
        return judged(watchers, raw, seen, cores);
    }

    private List<Row> judged(int watchers, Map<Long, Long> raw, List<Map<Long, Long>> seen, double cores) {
        List<Double> beyond = new ArrayList<>();
        int missed = 0;
        for (Map<Long, Long> one : seen) {
            for (var event : raw.entrySet()) {
                Long here = one.get(event.getKey());
                if (here == null) missed++;
                else beyond.add((here - event.getValue()) / 1e6);
            }
        }
        String note = "%d changes of 10,000 pods at %d/s, read by %d of %d watchers; the server used %.2f cores"
                .formatted(raw.size(), CHANGES, CLOSE, watchers, cores);
        String who = ", %,d watchers".formatted(watchers);
        return List.of(
                goals.judge("P1", "seen beyond a raw watch, p50" + who, Estimate.of(beyond), note),
                goals.judge("P1", "seen beyond a raw watch, p99" + who, Estimate.p99(beyond), note),
                goals.judge("P1", "changes missed" + who, Estimate.exact(missed), note));
    }

    private static void seen(String line, Map<Long, Long> seen) {
        long now = System.nanoTime();
        JsonNode rows = JsonMapper.shared().readTree(line.substring(6)).get("rows");
        if (rows == null) return;
        for (JsonNode row : rows) {
            if (row.get(RESTARTS).asLong() > 0)
                seen.putIfAbsent(row.get(RESTARTS).asLong(), now);
        }
    }

    private static void read(InputStream watch, Map<Long, Long> seen) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(watch, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                long now = System.nanoTime();
                Matcher change = RAW.matcher(line);
                if (change.find()) seen.putIfAbsent(Long.parseLong(change.group(1)), now);
            }
        } catch (IOException closed) {
            // All was seen.
            return;
        }
    }
}
