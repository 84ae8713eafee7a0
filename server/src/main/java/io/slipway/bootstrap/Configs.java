package io.slipway.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configuration files of a local cluster: resources under {@code bootstrap/} with strict variables. */
final class Configs {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-zA-Z]+)}");

    private Configs() {}

    /** Fills a resource; a variable nobody set is an error. */
    static String fill(String resource, Map<String, String> values) {
        Matcher matcher = VARIABLE.matcher(read(resource));
        return matcher.replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("bootstrap/" + resource + ": unknown variable " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    static Map<String, String> values(LocalCluster c) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("home", c.home().toString());
        values.put("pki", c.pki().toString());
        values.put("parts", c.parts().toString());
        values.put("namespace", c.namespace());
        values.put("node", c.node());
        values.put("nodeAddress", c.nodeAddress());
        values.put("hostAddress", c.hostAddress());
        values.put("podNetwork", c.podNetwork());
        values.put("dnsAddress", c.service(10));
        values.put("domain", LocalCluster.DOMAIN);
        values.put("cgroup", c.cgroup());
        values.put("registry", c.registry());
        values.put("registryPort", Integer.toString(c.registryPort()));
        // A machine without a network has none: then only names of the cluster are answered.
        values.put("outsideNames", c.resolvers().isEmpty() ? "" : "forward . " + String.join(" ", c.resolvers()));
        values.put(
                "nameservers",
                String.join(
                        "\n", c.resolvers().stream().map(r -> "nameserver " + r).toList()));
        return values;
    }

    /** A kubeconfig that points to the certificate files, so that renewed ones need no new kubeconfig. */
    static String kubeconfig(LocalCluster c, String identity) {
        Map<String, String> values = values(c);
        values.put("api", c.api());
        values.put("identity", identity);
        return fill("kubeconfig.yaml", values);
    }

    private static String read(String resource) {
        try (InputStream in = Configs.class.getResourceAsStream("/bootstrap/" + resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("bootstrap/" + resource, e);
        }
    }
}
