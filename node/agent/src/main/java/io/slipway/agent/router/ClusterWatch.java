package io.slipway.agent.router;

import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouterConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Follows the Services and EndpointSlices of one cluster. */
final class ClusterWatch implements AutoCloseable {
    private final RouterConfig config;
    private final EndpointIndex index = new EndpointIndex();
    private final Consumer<Set<ServiceKey>> changed;
    private final ResourceWatch services;
    private final ResourceWatch slices;

    ClusterWatch(RouterConfig config, WatchTimes times, Consumer<Set<ServiceKey>> changed) {
        this.config = config;
        this.changed = changed;
        var api = new KubeApi(config, times);
        var name = config.cluster();
        this.services = new ResourceWatch(name + "-services", api, "/api/v1/services", times, new ServiceSink());
        this.slices = new ResourceWatch(
                name + "-endpoints", api, "/apis/discovery.k8s.io/v1/endpointslices", times, new SliceSink());
    }

    void start() {
        services.start();
        slices.start();
    }

    RouterConfig config() {
        return config;
    }

    Optional<Target> target(RouteSpec spec) {
        return index.target(spec);
    }

    /** The two watches, to tell how fresh the knowledge is. */
    List<ResourceWatch> watches() {
        return List.of(services, slices);
    }

    @Override
    public void close() {
        services.close();
        slices.close();
    }

    private void tell(Set<ServiceKey> keys) {
        if (!keys.isEmpty()) {
            changed.accept(keys);
        }
    }

    private final class ServiceSink implements ResourceWatch.Sink {
        @Override
        public void replace(List<JsonNode> all) {
            tell(index.replaceServices(all.stream().map(KubeService::of).toList()));
        }

        @Override
        public void put(JsonNode object) {
            tell(index.put(KubeService.of(object)));
        }

        @Override
        public void remove(JsonNode object) {
            tell(index.removeService(KubeService.key(object)));
        }
    }

    private final class SliceSink implements ResourceWatch.Sink {
        @Override
        public void replace(List<JsonNode> all) {
            tell(index.replaceSlices(all.stream().map(KubeSlice::of).toList()));
        }

        @Override
        public void put(JsonNode object) {
            tell(index.put(KubeSlice.of(object)));
        }

        @Override
        public void remove(JsonNode object) {
            tell(index.removeSlice(KubeService.key(object)));
        }
    }
}
