package io.slipway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that follows logs, and when each line of the printers came out of it. */
final class Tail implements AutoCloseable {
    private static final Pattern LINE = Pattern.compile("([a-z]+-\\d+)\\S*\\s+line (\\d+)$");
    private final Process process;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    final AtomicLong count = new AtomicLong();
    final AtomicLong disorder = new AtomicLong();
    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final boolean times;

    /** @param times keep when each line came; for millions only their number and order */
    Tail(Map<String, String> environment, List<String> command, boolean times) throws IOException {
        this.times = times;
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        process = builder.start();
        Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) take(line, System.nanoTime());
        } catch (IOException e) {
            return; // ended by us
        }
    }

    private void take(String line, long now) {
        Matcher found = LINE.matcher(line);
        if (!found.find()) return;
        count.incrementAndGet();
        long number = Long.parseLong(found.group(2));
        Long before = last.put(found.group(1), number);
        if (before != null && number != before + 1) disorder.incrementAndGet();
        if (times) seen.putIfAbsent(found.group(1) + " " + number, now);
    }

    Map<String, Long> seen() {
        return seen;
    }

    /** Printers of which a line came. */
    int sources() {
        return last.size();
    }

    long cpuMillis() {
        return process.info().totalCpuDuration().map(d -> d.toMillis()).orElse(0L);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
