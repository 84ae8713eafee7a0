package io.slipway.agent.router;

import io.slipway.api.Problem.Fault;
import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouterConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may reach HAProxy's files and commands. Only listed characters pass, so nothing can end a line
 * or begin a command there.
 */
final class RouteCheck {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern NAME = Pattern.compile(LABEL);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9._~@+=-]+/)*([A-Za-z0-9._~@+=-]+)?");
    private static final int MOST_ADDRESSES = 100;
    private final List<Fault> faults = new ArrayList<>();

    private RouteCheck() {}

    static List<Fault> faults(String id, RouteSpec spec) {
        var check = new RouteCheck();
        check.require(
                matches(ID, spec.id()) && id.equals(spec.id()),
                "id",
                "must be the id of the URL: 1 to 64 letters, digits and '-'");
        check.require(
                matches(HOST, spec.host()) && spec.host().length() <= 253,
                "host",
                "must be a DNS name in small letters without port, for example web.dev.shop.localhost");
        check.path(spec.path());
        check.target(spec);
        return List.copyOf(check.faults);
    }

    static List<Fault> faults(String name, RouterConfig config) {
        var check = new RouteCheck();
        check.require(
                matches(NAME, config.cluster()) && name.equals(config.cluster()),
                "cluster",
                "must be the name of the URL: small letters, digits and '-'");
        check.require(
                apiServer(config.apiServer()),
                "apiServer",
                "must be an https URL without path, for example https://10.99.1.2:6443");
        if (config.apiServer() != null && config.apiServer().startsWith("https:")) {
            check.file("ca", config.ca());
            check.file("cert", config.cert());
            check.file("key", config.key());
        }
        return List.copyOf(check.faults);
    }

    private void path(@Nullable String path) {
        require(
                matches(PATH, path) && path != null && path.length() <= 200 && !path.matches(".*/\\.{1,2}(/.*)?"),
                "path",
                "must begin with '/', at most 200 letters, digits and . _ ~ @ + = - between single slashes, no '.' or '..' part");
    }

    private void target(RouteSpec spec) {
        var addresses = spec.addresses();
        if (addresses != null && !addresses.isEmpty()) {
            require(
                    spec.cluster() == null && spec.namespace() == null && spec.service() == null,
                    "addresses",
                    "give either addresses or cluster, namespace and service, not both");
            addresses(addresses);
            return;
        }
        require(matches(NAME, spec.cluster()), "cluster", "must name a cluster, or give addresses instead");
        require(matches(NAME, spec.namespace()), "namespace", "must name the Service's namespace");
        require(matches(NAME, spec.service()), "service", "must name a Service");
        require(port(spec.port()), "port", "must be a port of the Service, 1 to 65535");
    }

    private void addresses(List<String> addresses) {
        require(addresses.size() <= MOST_ADDRESSES, "addresses", "must be at most %d".formatted(MOST_ADDRESSES));
        var seen = new HashSet<String>();
        for (int i = 0; i < addresses.size(); i++) {
            var field = "addresses[%d]".formatted(i);
            var address = addresses.get(i);
            if (address == null || !PlainAddresses.wellFormed(address)) {
                require(false, field, "must be host:port, for example 10.0.0.7:8080");
            } else {
                require(seen.add(address), field, "is there twice");
            }
        }
    }

    private void file(String field, @Nullable String path) {
        require(
                path != null && path.startsWith("/") && Files.isReadable(Path.of(path)),
                field,
                "must be the absolute path of a readable PEM file on this machine");
    }

    private void require(boolean holds, String field, String message) {
        if (!holds) {
            faults.add(new Fault(field, message));
        }
    }

    static boolean host(String host) {
        return matches(HOST, host) && host.length() <= 253;
    }

    static boolean port(int port) {
        return port >= 1 && port <= 65535;
    }

    /** Plain HTTP never leaves this machine. */
    private static boolean apiServer(@Nullable String url) {
        if (url == null) {
            return false;
        }
        try {
            var uri = new URI(url);
            var path = uri.getPath();
            boolean plain = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
            return ("https".equals(uri.getScheme()) || plain)
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && (path == null || path.isEmpty() || path.equals("/"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean matches(Pattern pattern, @Nullable String value) {
        return value != null && pattern.matcher(value).matches();
    }
}
