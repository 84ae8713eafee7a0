package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Settings;
import io.slipway.agent.os.Users;
import io.slipway.agent.part.RunningParts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code up}: finds or starts everything and returns when it is ready. */
final class Up {
    private static final int FAILED = 1;
    private static final int TIMED_OUT = 5;
    private final Options options;
    private final Places places;
    private final AgentProcess agent;
    private final Screen screen = new Screen();

    Up(Options options) {
        this.options = options;
        this.places = options.places();
        this.agent = new AgentProcess(places);
    }

    int run() {
        try (UpLock _ = UpLock.take(places, "up")) {
            Optional<Settings> before = Settings.read(places);
            Settings wanted = new Preparation(options).settings(before);
            if (wanted.cluster().equals("local") && !Users.root()) {
                throw new Fault("a local cluster needs root; run as root, or choose --cluster none or a kubeconfig");
            }
            boolean found =
                    agent.find().isPresent() && before.filter(wanted::equals).isPresent();
            return found || start(before, wanted) ? ready(wanted) : FAILED;
        }
    }

    /** False when something is in the way; all of it was said. */
    private boolean start(Optional<Settings> before, Settings wanted) {
        before.ifPresent(known -> refuseMove(known, wanted));
        Packages.ensure(wanted.cluster().equals("local"), screen);
        List<String> clashes = PortClashes.of(places, wanted.ports());
        clashes.forEach(screen::fault);
        if (!clashes.isEmpty()) return false;
        new Preparation(options).write(wanted);
        // Another version or other settings: the parts go on while the agent changes.
        agent.end();
        agent.start(Distribution.of(options));
        return true;
    }

    private void refuseMove(Settings known, Settings wanted) {
        boolean moves =
                !known.ports().equals(wanted.ports()) || !known.cluster().equals(wanted.cluster());
        if (!moves || RunningParts.of(places).processes().isEmpty()) return;
        throw new Fault("on " + places.data() + " runs an instance with --port " + known.port() + " --router-port "
                + known.routerPort() + " --cluster " + known.cluster()
                + "; stop it first (slipway down --data " + places.data() + "), or choose another --data and --port");
    }

    private int ready(Settings settings) {
        Duration limit = Duration.ofSeconds(options.number("timeout").orElse(300));
        Waiting.End end = new Waiting(settings, agent, screen).await(limit);
        if (end.fault().isPresent()) {
            screen.fault(end.fault().get());
            screen.note("look: slipway status; slipway logs --platform PART; stop: slipway down");
            return end.late() ? TIMED_OUT : FAILED;
        }
        print(settings);
        return 0;
    }

    private void print(Settings settings) {
        Optional<String> link = new LocalClient(settings.url(), settings.adminTokenFile())
                .call("POST", "/api/v1/setup-links")
                .map(answer -> answer.path("url").asString(""))
                .filter(url -> !url.isBlank());
        screen.done("Slipway is ready");
        screen.note(
                "console  " + link.map(url -> url + " (one use, 10 minutes)").orElse(settings.url()));
        screen.note("routes   " + settings.router().replace("localhost", "APP.ENV.PROJECT.localhost"));
        screen.note("shell    export PATH=" + settings.distDir() + "/bin:$PATH");
        Screen.result(options.json() ? Json.write(summary(settings)) : settings.url());
    }

    private static Map<String, String> summary(Settings settings) {
        Map<String, String> summary = new LinkedHashMap<>();
        summary.put("url", settings.url());
        summary.put("router", settings.router());
        summary.put("data", settings.data());
        summary.put("cluster", settings.cluster());
        summary.put("adminTokenFile", settings.adminTokenFile());
        return summary;
    }
}
