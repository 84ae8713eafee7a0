package io.slipway.agent.part;

import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code agent/parts.json}: every part that was ever started and not yet ended for good. */
final class PartsFile {
    private final Path file;
    private final Map<String, PartRecord> records = new HashMap<>();

    PartsFile(Places places) {
        file = places.parts();
        var type = Json.MAPPER.getTypeFactory().constructCollectionType(List.class, PartRecord.class);
        Optional<List<PartRecord>> read = Json.load(file, type);
        read.ifPresent(all -> all.forEach(part -> records.put(part.name(), part)));
    }

    synchronized Optional<PartRecord> find(String name) {
        return Optional.ofNullable(records.get(name));
    }

    synchronized int orderOf(String name) {
        PartRecord known = records.get(name);
        if (known != null) return known.order();
        return 1 + records.values().stream().mapToInt(PartRecord::order).max().orElse(0);
    }

    synchronized void put(PartRecord part) {
        records.put(part.name(), part);
        save();
    }

    synchronized void remove(String name) {
        if (records.remove(name) != null) save();
    }

    /** In the order in which they must end. */
    synchronized List<PartRecord> lastFirst() {
        return records.values().stream()
                .sorted(Comparator.comparingInt(PartRecord::rank)
                        .thenComparingInt(PartRecord::order)
                        .reversed())
                .toList();
    }

    private void save() {
        Json.save(file, List.copyOf(records.values()));
    }
}
