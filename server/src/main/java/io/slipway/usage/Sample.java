package io.slipway.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one kubelet said at one moment. */
record Sample(
        Instant time,
        Used node,
        @Nullable Long images,
        @Nullable Long disk,
        Map<String, Used> pods) {
    /**
     * @param cpu cores
     * @param memory bytes of the working set
     * @param received bytes since the start of the network
     */
    record Used(
            @Nullable Double cpu,
            @Nullable Long memory,
            @Nullable Long received,
            @Nullable Long sent) {}

    /** Of the kubelet's summary; what it does not say is null, never zero. */
    static Sample of(JsonNode summary, Instant time) {
        JsonNode node = summary.path("node");
        JsonNode disk = node.path("runtime").path("imageFs");
        List<JsonNode> pods = new ArrayList<>();
        summary.path("pods").forEach(pods::add);
        return new Sample(
                time,
                used(node),
                whole(disk, "usedBytes"),
                whole(disk, "capacityBytes"),
                pods.stream().collect(Collectors.toMap(Sample::key, Sample::used, (first, second) -> first)));
    }

    static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static String key(JsonNode pod) {
        JsonNode ref = pod.path("podRef");
        return key(ref.path("namespace").asString(""), ref.path("name").asString(""));
    }

    private static Used used(JsonNode of) {
        Long nanos = whole(of.path("cpu"), "usageNanoCores");
        return new Used(
                nanos == null ? null : nanos / 1e9,
                whole(of.path("memory"), "workingSetBytes"),
                whole(of.path("network"), "rxBytes"),
                whole(of.path("network"), "txBytes"));
    }

    private static @Nullable Long whole(JsonNode of, String name) {
        JsonNode value = of.get(name);
        return value == null || !value.isNumber() ? null : value.asLong();
    }

    /** Bytes a second between an earlier sample and this one; null where a counter began anew. */
    static @Nullable Long rate(
            @Nullable Used before, @Nullable Used now, double seconds, Function<Used, @Nullable Long> counter) {
        if (before == null || now == null || seconds <= 0) return null;
        Long from = counter.apply(before);
        Long to = counter.apply(now);
        return from == null || to == null || to < from ? null : Math.round((to - from) / seconds);
    }
}
