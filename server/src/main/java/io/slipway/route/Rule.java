package io.slipway.route;

import io.slipway.api.Problem.Fault;
import io.slipway.core.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backend that announces itself to the router, as formats.md has it.
 *
 * @param host address of the backend
 * @param uris names, each with an optional path, that lead to it
 * @param tags free words: app, version, node, pod
 * @param ttl seconds until it is forgotten unless announced again; 0 or null is for ever
 */
public record Rule(
        String host,
        int port,
        List<String> uris,
        @Nullable Map<String, String> tags,
        @Nullable Integer weight,
        @Nullable Long ttl) {

    static void check(List<Rule> rules, int basePort) {
        List<Fault> faults = new ArrayList<>();
        for (int n = 0; n < rules.size(); n++) {
            rules.get(n).check("[" + n + "].", basePort, faults);
        }
        if (rules.isEmpty()) faults.add(new Fault("", "give one rule or an array of rules"));
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
    }

    private void check(String at, int basePort, List<Fault> faults) {
        if (!RouteWish.address(host + ":" + port)) {
            faults.add(new Fault(at + "host", "'" + host + ":" + port + "' is no address such as 10.0.0.7:8080"));
        } else {
            RouteWish.closed(host + ":" + port, basePort).ifPresent(why -> faults.add(new Fault(at + "host", why)));
        }
        if (uris == null || uris.isEmpty()) faults.add(new Fault(at + "uris", "name at least one host or host/path"));
        for (String uri : uris == null ? List.<String>of() : uris) {
            if (!RouteWish.HOST.matcher(hostOf(uri)).matches()
                    || !RouteWish.PATH.matcher(pathOf(uri)).matches()) {
                faults.add(new Fault(
                        at + "uris", "'" + uri + "' is no name such as web.example.com or web.example.com/api"));
            }
        }
        if (weight != null && weight != 1) {
            faults.add(new Fault(at + "weight", "weights are not served by this version; leave it out or give 1"));
        }
        if (ttl != null && ttl < 0) faults.add(new Fault(at + "ttl", "ttl is seconds, 0 for ever"));
    }

    static String hostOf(String uri) {
        int slash = uri.indexOf('/');
        return slash < 0 ? uri : uri.substring(0, slash);
    }

    static String pathOf(String uri) {
        int slash = uri.indexOf('/');
        return slash < 0 ? "/" : uri.substring(slash);
    }
}
