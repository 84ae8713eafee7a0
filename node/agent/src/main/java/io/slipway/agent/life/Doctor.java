package io.slipway.agent.life;

import io.slipway.agent.core.Json;
import io.slipway.agent.core.Ports;
import io.slipway.agent.core.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code doctor}: what is missing, what is odd, what to do; needs nothing that runs. */
final class Doctor {
    private Doctor() {}

    static int run(Options options) {
        Settings settings = Settings.read(options.places()).orElse(null);
        int port = options.number("port").orElse(settings == null ? 7800 : settings.port());
        Ports ports = new Ports(
                port, options.number("router-port").orElse(settings == null ? port + 80 : settings.routerPort()));
        String cluster = options.find("cluster").orElse(settings == null ? "local" : settings.cluster());
        List<Finding> findings = new ArrayList<>(new Checks(options.places(), ports, cluster.equals("local")).all());
        if (settings != null) ServerHealth.of(settings).forEach(check -> findings.add(check.finding()));
        if (options.json()) {
            Screen.result(Json.write(Map.of("items", findings, "total", findings.size())));
        } else {
            findings.forEach(finding -> Screen.result(finding.line()));
        }
        return findings.stream().anyMatch(finding -> finding.state().equals("missing")) ? 1 : 0;
    }
}
