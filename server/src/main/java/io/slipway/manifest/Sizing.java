package io.slipway.manifest;

/**
 * Requests and limits of the app's container, as Kubernetes quantities.
 *
 * @param heapPercent share of the memory limit the JVM may use for its heap
 */
public record Sizing(String cpuRequest, String cpuLimit, String memoryRequest, String memoryLimit, int heapPercent) {
    public static final Sizing DEFAULT = new Sizing("150m", "2000m", "512Mi", "1Gi", 65);
}
