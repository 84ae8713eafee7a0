package io.slipway.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What nodes and pods of a cluster use at this moment, as the kubelets measure it: nothing is stored.
 *
 * @param columns names of the cells of each pod
 * @param pods one list of cells each: namespace, name, cores, bytes of memory, bytes a second received and sent
 */
public record UsageView(String cluster, List<Node> nodes, List<String> columns, List<List<@Nullable Object>> pods) {
    /**
     * @param cpu cores
     * @param memory bytes of the working set
     * @param received bytes a second, null until it was measured twice
     * @param images bytes that images take on its disk
     * @param disk bytes of the disk that holds them
     * @param measured when the kubelet last answered
     * @param fault why it does not answer; the figures are those of {@code measured} then, or absent
     */
    public record Node(
            String name,
            @Nullable Double cpu,
            @Nullable Long memory,
            @Nullable Long received,
            @Nullable Long sent,
            @Nullable Long images,
            @Nullable Long disk,
            @Nullable Integer pods,
            @Nullable Instant measured,
            @Nullable String fault) {}
}
