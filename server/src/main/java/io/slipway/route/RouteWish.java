package io.slipway.route;

import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Problem.Fault;
import io.slipway.api.Route;
import io.slipway.api.node.ClosedAddresses;
import io.slipway.core.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what is asked for and fills in the defaults; all faults at once. */
final class RouteWish {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    static final Pattern PATH = Pattern.compile("/([A-Za-z0-9._~@+=-]+/)*([A-Za-z0-9._~@+=-]+)?");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}):(\\d{1,5})");

    private RouteWish() {}

    static Declared check(
            Environment env, @Nullable App app, Route.Create wish, String domain, int basePort, UUID id, Instant now) {
        List<Fault> faults = new ArrayList<>();
        List<String> addresses = wish.addresses() == null ? List.of() : List.copyOf(wish.addresses());
        if (app == null && addresses.isEmpty()) {
            faults.add(new Fault("app", "say where the route leads: an app, or addresses such as 10.0.0.7:8080"));
        }
        if (app != null && !addresses.isEmpty()) {
            faults.add(new Fault("addresses", "give either an app or addresses, not both"));
        }
        addresses.stream()
                .filter(address -> !address(address))
                .forEach(bad ->
                        faults.add(new Fault("addresses", "'" + bad + "' is no host:port such as 10.0.0.7:8080")));
        addresses.stream()
                .filter(RouteWish::address)
                .flatMap(address -> closed(address, basePort).stream())
                .forEach(why -> faults.add(new Fault("addresses", why)));
        String host = host(env, app, wish, domain, faults);
        String path = wish.path() == null || wish.path().isBlank() ? "/" : wish.path();
        if (!PATH.matcher(path).matches() || path.length() > 200) {
            faults.add(new Fault("path", "'" + path + "' is no path such as /api: letters, digits and . _ ~ @ + = -"));
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
        return new Declared(
                id,
                env.project(),
                env.name(),
                app == null ? null : app.name(),
                env.cluster(),
                env.namespace(),
                host,
                path,
                app == null ? 0 : app.port(),
                addresses,
                null,
                1,
                "Declared",
                null,
                null,
                now);
    }

    private static String host(
            Environment env, @Nullable App app, Route.Create wish, String domain, List<Fault> faults) {
        if (wish.host() == null || wish.host().isBlank()) {
            if (app != null) return "%s.%s.%s.%s".formatted(app.name(), env.name(), env.project(), domain);
            faults.add(new Fault("host", "a route to plain addresses needs a host"));
            return "";
        }
        if (!HOST.matcher(wish.host()).matches() || wish.host().length() > 253) {
            faults.add(new Fault("host", "'" + wish.host() + "' is no DNS name in small letters without port"));
        }
        return wish.host();
    }

    /**
     * Why no route may lead there: a route to the registry, the database or a cloud's metadata would
     * open to visitors what trusts this machine. By what the name means, since 2130706433 and many a
     * public name are 127.0.0.1, too; the agent asks again when it resolves.
     */
    static Optional<String> closed(String address, int basePort) {
        int colon = address.lastIndexOf(':');
        int port = Integer.parseInt(address.substring(colon + 1));
        ClosedAddresses closed = new ClosedAddresses(basePort);
        try {
            return Arrays.stream(InetAddress.getAllByName(address.substring(0, colon)))
                    .flatMap(found -> closed.why(found, port).stream())
                    .map(why -> "'" + address + "' " + why + ": no route may lead there")
                    .findFirst();
        } catch (UnknownHostException e) {
            // The router refuses what it cannot resolve.
            return Optional.empty();
        }
    }

    static boolean address(String text) {
        var match = ADDRESS.matcher(text);
        if (!match.matches()) return false;
        int port = Integer.parseInt(match.group(2));
        return port >= 1 && port <= 65535;
    }
}
