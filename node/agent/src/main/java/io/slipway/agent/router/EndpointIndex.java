package io.slipway.agent.router;

import io.slipway.api.node.RouteSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Services and endpoints of one cluster, as small as routes need them; each change names whom it concerns. */
final class EndpointIndex {
    private final Map<ServiceKey, KubeService> services = new HashMap<>();
    private final Map<ServiceKey, KubeSlice> slices = new HashMap<>();
    private final Map<ServiceKey, Set<ServiceKey>> slicesOf = new HashMap<>();
    private boolean servicesKnown;
    private boolean slicesKnown;

    synchronized Set<ServiceKey> replaceServices(Collection<KubeService> all) {
        var changed = new HashSet<ServiceKey>();
        var gone = new HashSet<>(services.keySet());
        for (var service : all) {
            gone.remove(service.key());
            changed.addAll(put(service));
        }
        gone.forEach(key -> changed.addAll(removeService(key)));
        if (!servicesKnown) {
            servicesKnown = true;
            slices.values().forEach(s -> changed.add(s.service()));
        }
        return changed;
    }

    synchronized Set<ServiceKey> replaceSlices(Collection<KubeSlice> all) {
        var changed = new HashSet<ServiceKey>();
        var gone = new HashSet<>(slices.keySet());
        for (var slice : all) {
            gone.remove(slice.key());
            changed.addAll(put(slice));
        }
        gone.forEach(key -> changed.addAll(removeSlice(key)));
        if (!slicesKnown) {
            slicesKnown = true;
            changed.addAll(services.keySet());
        }
        return changed;
    }

    synchronized Set<ServiceKey> put(KubeService service) {
        return service.equals(services.put(service.key(), service)) ? Set.of() : Set.of(service.key());
    }

    synchronized Set<ServiceKey> removeService(ServiceKey key) {
        return services.remove(key) == null ? Set.of() : Set.of(key);
    }

    synchronized Set<ServiceKey> put(KubeSlice slice) {
        if (slice.equals(slices.get(slice.key()))) {
            return Set.of();
        }
        var changed = new HashSet<>(removeSlice(slice.key()));
        slices.put(slice.key(), slice);
        slicesOf.computeIfAbsent(slice.service(), k -> new HashSet<>()).add(slice.key());
        changed.add(slice.service());
        return changed;
    }

    synchronized Set<ServiceKey> removeSlice(ServiceKey key) {
        var old = slices.remove(key);
        if (old == null) {
            return Set.of();
        }
        var rest = slicesOf.getOrDefault(old.service(), new HashSet<>());
        rest.remove(key);
        if (rest.isEmpty()) {
            slicesOf.remove(old.service());
        }
        return Set.of(old.service());
    }

    /** Empty as long as the cluster has not told both services and endpoints: nothing is known, not nothing there. */
    synchronized Optional<Target> target(RouteSpec spec) {
        if (!servicesKnown || !slicesKnown || spec.namespace() == null || spec.service() == null) {
            return Optional.empty();
        }
        var key = new ServiceKey(spec.namespace(), spec.service());
        var service = services.get(key);
        if (service == null) {
            return Optional.of(said("the Service %s/%s does not exist in cluster %s", key, spec));
        }
        var portName = service.portNames().get(spec.port());
        if (portName == null) {
            return Optional.of(said("the Service %s/%s in cluster %s has no TCP port " + spec.port(), key, spec));
        }
        var endpoints = endpoints(key, portName);
        var message = endpoints.isEmpty()
                ? said("no pod of %s/%s is ready in cluster %s", key, spec).message()
                : null;
        return Optional.of(new Target(endpoints, clusterIp(service, spec.port()), message));
    }

    private static Target said(String text, ServiceKey key, RouteSpec spec) {
        return new Target(List.of(), null, text.formatted(key.namespace(), key.name(), spec.cluster()));
    }

    private static @Nullable Endpoint clusterIp(KubeService service, int port) {
        return service.clusterIp() == null ? null : Endpoint.ready(service.clusterIp(), port);
    }

    private List<Endpoint> endpoints(ServiceKey service, String portName) {
        var pods = new TreeMap<String, Endpoint>();
        var last = new TreeMap<String, Endpoint>();
        for (var key : slicesOf.getOrDefault(service, Set.of())) {
            var slice = slices.get(key);
            var port = slice == null ? null : slice.ports().get(portName);
            if (slice != null && port != null) {
                slice.addresses().forEach(a -> collect(a, port, pods, last));
            }
        }
        boolean anyReady = pods.values().stream().anyMatch(e -> e.mode() == Endpoint.Mode.READY);
        // As kube-proxy does: when all that serve are about to end, they serve to their end.
        return new ArrayList<>(anyReady ? pods.values() : last.values());
    }

    /** One address may stand in two slices while it moves: ready in either is ready. */
    private static void collect(
            KubeSlice.Address address, int port, Map<String, Endpoint> pods, Map<String, Endpoint> last) {
        var endpoint = new Endpoint(address.ip(), port, Endpoint.Mode.READY, address.pod());
        if (address.ready() && !address.terminating()) {
            pods.put(endpoint.address(), endpoint);
        } else if (address.terminating()) {
            var draining = new Endpoint(address.ip(), port, Endpoint.Mode.DRAINING, address.pod());
            pods.putIfAbsent(endpoint.address(), draining);
        }
        if (address.serving()) {
            last.put(endpoint.address(), endpoint);
        }
    }
}
