package io.slipway.stub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What one cluster holds: objects by path and name, and what happened to them since the last compaction. */
public final class World {
    private static final int KEPT = 20_000;

    /** @param json of the object as of then */
    record Event(long version, String type, String json) {}

    /** What a test answers itself, for all that a stub of lists does not know. */
    @FunctionalInterface
    public interface Reply {
        Said to(String method, Map<String, String> query, String body);
    }

    public record Said(int code, String json) {}

    /** @param json without its version, which stands where {@code @} is */
    private record Thing(long version, String json) {
        String text() {
            return json.replace("@", Long.toString(version));
        }
    }

    private final Map<String, Map<String, Thing>> objects = new HashMap<>();
    private final Map<String, Deque<Event>> events = new HashMap<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Front front = new Front();
    private long version = 100;
    private long compacted = 100;

    public void answer(String path, Reply reply) {
        replies.put(path, reply);
    }

    @Nullable
    Reply reply(String path) {
        return replies.get(path);
    }

    /** @param json of the object, with {@code "resourceVersion":"@"} */
    public synchronized void put(String path, String key, String json) {
        version++;
        Thing thing = new Thing(version, json);
        Thing before = objects.computeIfAbsent(path, p -> new TreeMap<>()).put(key, thing);
        happened(path, before == null ? "ADDED" : "MODIFIED", thing);
    }

    public synchronized void remove(String path, String key) {
        Thing before = objects.getOrDefault(path, Map.of()).remove(key);
        if (before == null) return;
        version++;
        happened(path, "DELETED", new Thing(version, before.json));
    }

    private void happened(String path, String type, Thing thing) {
        Deque<Event> of = of(path);
        of.addLast(new Event(version, type, thing.text()));
        if (of.size() > KEPT) compacted = of.removeFirst().version();
        notifyAll();
    }

    public Front front() {
        return front;
    }

    /** Forgets what happened until now. */
    public synchronized void compact() {
        compacted = version;
        events.clear();
    }

    /** Versions by key: what a mirror must hold. */
    public synchronized Map<String, Long> versions(String path) {
        Map<String, Long> all = new TreeMap<>();
        objects.getOrDefault(path, Map.of()).forEach((key, thing) -> all.put(key, thing.version));
        return all;
    }

    synchronized long version() {
        return version;
    }

    /** A consistent list, object by object, behind its version. */
    synchronized Listed list(String path) {
        return new Listed(
                version,
                List.copyOf(objects.getOrDefault(path, Map.of()).values()).stream()
                        .map(Thing::text)
                        .toList());
    }

    record Listed(long version, List<String> items) {}

    /**
     * What happened to the objects of a path.
     *
     * @param until which version there is no more
     */
    record News(long until, List<Event> events) {}

    /** What happened after a version, waiting a while for it; null when it is too long ago. */
    synchronized @Nullable News after(long from, String path, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (true) {
            if (from < compacted) return null;
            List<Event> found = new ArrayList<>();
            for (var newest = of(path).descendingIterator(); newest.hasNext(); ) {
                Event event = newest.next();
                if (event.version() <= from) break;
                found.add(event);
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (!found.isEmpty() || left <= 0) return new News(version, found.reversed());
            wait(left);
        }
    }

    private Deque<Event> of(String path) {
        return events.computeIfAbsent(path, p -> new ArrayDeque<>());
    }
}
