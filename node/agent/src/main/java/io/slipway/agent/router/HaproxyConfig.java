package io.slipway.agent.router;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** HAProxy's files from the state, complete: a HAProxy that starts on them serves at once. */
final class HaproxyConfig {
    private static final String HEAD = """
            # Written by Slipway's agent; changes are lost.
            global
              maxconn %(connections)
              stats socket %(socket) mode 600 level admin expose-fd listeners
              stats timeout 30s
              hard-stop-after 10m
            %(user)%(globalLog)
            defaults
              mode http
            %(log)  option http-keep-alive
              option idle-close-on-response
              option redispatch 1
              retries 3
              retry-on conn-failure empty-response
              balance leastconn
              timeout connect 2s
              timeout client 300s
              timeout server 300s
              timeout http-request 10s
              # Below the 20 s after which Tomcat closes an idle connection: none is used while it closes.
              timeout http-keep-alive 15s
              timeout queue 5s
              timeout tunnel 1h
              timeout check 1s
              http-error status 502 content-type text/plain lf-string "The servers of the route %[be_name,map_str(%(names))] broke off the answer. See: slipway route list\\n"
              http-error status 503 content-type text/plain lf-string "No server of the route %[be_name,map_str(%(names))] is ready. See: slipway route list\\n"
              http-error status 504 content-type text/plain lf-string "The servers of the route %[be_name,map_str(%(names))] gave no answer in time. See: slipway route list\\n"

            frontend routes
              bind %(bind)
              http-request set-var(txn.host) req.hdr(host),host_only,lower,rtrim(.)
              http-request set-var-fmt(txn.key) %[var(txn.host)]%[path]/
              http-request del-header x-forwarded- -m beg
              http-request del-header forwarded
              http-request del-header x-real-ip
              http-request set-header X-Forwarded-For %[src]
              http-request set-header X-Forwarded-Proto http
              http-request set-header X-Forwarded-Host %[req.hdr(host)]
              # A request is sent again only where nobody can have acted on it, or acting twice is harmless.
              http-request disable-l7-retry unless { method GET HEAD OPTIONS }
              use_backend %[var(txn.key),map_beg(%(hosts),unknown)]

            backend unknown
              http-request return status 404 content-type text/plain hdr X-Content-Type-Options nosniff lf-string "No route leads from %[var(txn.host)]%[path] to an app. See: slipway route list\\n"

            """;

    private HaproxyConfig() {}

    static String render(RouterSettings settings, RouterState state) {
        var text = new StringBuilder(head(settings));
        var bySlot = state.routes().stream().collect(Collectors.toMap(Entry::slot, Function.identity()));
        for (int slot = 0; slot < state.pool(); slot++) {
            text.append("backend ").append(RouterState.backend(slot)).append('\n');
            var entry = bySlot.get(slot);
            if (entry != null) {
                ServerLine.of(entry.target())
                        .forEach(s -> text.append(s.configured()).append('\n'));
            }
        }
        return text.toString();
    }

    /** host and path to backend. */
    static Map<String, String> hosts(RouterState state) {
        return map(state, Entry::key, Entry::backend);
    }

    /** backend to the route's name, for error texts. */
    static Map<String, String> names(RouterState state) {
        return map(state, Entry::backend, e -> e.spec().host() + e.spec().path());
    }

    static String mapFile(Map<String, String> map) {
        return map.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, String> map(
            RouterState state, Function<Entry, String> key, Function<Entry, String> value) {
        var map = new TreeMap<String, String>();
        state.routes().forEach(e -> map.put(key.apply(e), value.apply(e)));
        return map;
    }

    private static String head(RouterSettings settings) {
        var user = settings.user();
        return HEAD.replace("%(connections)", Integer.toString(settings.maxConnections()))
                .replace("%(socket)", settings.socket().toString())
                .replace("%(user)", user == null ? "" : "  user %s\n  group %s\n".formatted(user, user))
                .replace("%(globalLog)", settings.accessLog() ? "  log stdout format raw local0\n" : "")
                .replace("%(log)", settings.accessLog() ? "  log global\n  option httplog\n" : "")
                .replace("%(bind)", settings.bind() + ":" + settings.port())
                .replace("%(hosts)", settings.hosts().toString())
                .replace("%(names)", settings.names().toString());
    }
}
