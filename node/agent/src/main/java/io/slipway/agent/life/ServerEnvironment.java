package io.slipway.agent.life;

import io.slipway.agent.os.Tool;
import io.slipway.agent.platform.ThisJava;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the server gets of the environment of who calls {@code up}: the machine's ways out, nothing personal. */
final class ServerEnvironment {
    private static final Set<String> TAKEN =
            Set.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO", "TZ");

    /** What the client reads: to the server, a folder of that name would be its own, and the token is a person's. */
    private static final Set<String> CLIENT = Set.of("SLIPWAY_DATA", "SLIPWAY_SERVER", "SLIPWAY_TOKEN");

    private ServerEnvironment() {}

    static SortedMap<String, String> of(Map<String, String> caller) {
        SortedMap<String, String> environment = new TreeMap<>();
        caller.forEach((name, value) -> {
            boolean ours =
                    name.startsWith("SLIPWAY_") && !CLIENT.contains(name) && !DatabaseChoice.VARIABLES.contains(name);
            if (ours || TAKEN.contains(name.toUpperCase(java.util.Locale.ROOT))) environment.put(name, value);
        });
        environment.put("PATH", Tool.PATH);
        environment.put("HOME", System.getProperty("user.home"));
        environment.put("LANG", "C.UTF-8");
        environment.put("JAVA_HOME", ThisJava.home());
        return environment;
    }
}
