package io.slipway.agent.daemon;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Settings;
import io.slipway.agent.network.Forwarding;
import io.slipway.agent.os.Deadline;
import io.slipway.agent.os.Processes;
import io.slipway.agent.os.Users;
import io.slipway.agent.part.LogFile;
import io.slipway.agent.part.Supervisor;
import io.slipway.agent.plan.Plans;
import io.slipway.agent.router.Router;
import io.slipway.agent.router.RouterSettings;
import io.slipway.api.node.PlanStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The agent. Its death changes nothing for the parts; the next agent adopts them. Only {@code down}
 * ends them.
 */
public final class Daemon {
    public static final String ROUTER_USER = "slipway-router";

    private final Settings settings;
    private final Places places;
    private final Supervisor supervisor;
    private final Plans plans;
    private final PlatformLoop platform;
    private final Router router;
    private final AgentApi api;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Daemon(Settings settings, Path cache) throws IOException {
        this.settings = settings;
        this.places = settings.places();
        this.supervisor = new Supervisor(places);
        this.plans = new Plans(places, supervisor);
        RouterSettings own = RouterSettings.of(places.data(), settings.routerPort());
        this.router = new Router(unprivileged(own.withParts(settings.port())));
        this.platform = new PlatformLoop(settings, cache, router.haproxyPart(), supervisor);
        this.api = new AgentApi(
                settings.ports().agent(), token(places), plans, this::status, supervisor::restart, this::down);
    }

    /** Runs until {@code down} or a signal; returns the exit code. */
    public static int run(Places places, Path cache) {
        Settings settings = Settings.read(places)
                .orElseThrow(() -> new Fault(places.instance() + " does not exist; start with: slipway up"));
        Optional<DaemonLock> lock = DaemonLock.take(places);
        if (lock.isEmpty()) throw new Fault("another agent runs on " + places.data());
        try (DaemonLock held = lock.get()) {
            held.sign(places);
            new Daemon(settings, cache).serve();
        } catch (IOException e) {
            throw new Fault("the router cannot be prepared", e);
        }
        return 0;
    }

    /** Debian's package brings a user; where HAProxy came another way there is one of ours. */
    private static RouterSettings unprivileged(RouterSettings router) {
        if (router.user() != null || !Users.root()) return router;
        Users.ensure(ROUTER_USER);
        return router.withUser(ROUTER_USER);
    }

    private void serve() throws IOException {
        // The server's builders turn it on when they first need a network.
        if (Users.root()) Forwarding.remember("port-" + settings.port());
        router.start();
        api.mount("/router", router::handle);
        api.start();
        platform.start();
        plans.resume(settings.cluster().equals("local"));
        Thread.ofVirtual().name("logs").start(this::rotateLogs);
        log("serves " + settings.agent() + " for " + places.data());
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            log("interrupted");
        }
        api.close();
    }

    private AgentStatus status() {
        List<PlanStatus> all = new ArrayList<>(List.of(platform.status()));
        all.addAll(plans.status());
        long pid = ProcessHandle.current().pid();
        return new AgentStatus(pid, Processes.memory(pid), settings.distStamp(), all);
    }

    /** Ends all parts, the last started first, then this process. */
    private void down() {
        log("ends its parts");
        platform.close();
        plans.close();
        router.close();
        supervisor.release();
        List<String> stays = AllDown.of(settings, part -> log("ended " + part), what -> log("removed " + what));
        stays.forEach(this::log);
        ended.countDown();
    }

    private void rotateLogs() {
        while (ended.getCount() > 0) {
            supervisor.rotateLogs();
            new LogFile(places.log("agent")).rotate();
            Deadline.pause(Duration.ofMinutes(1));
        }
    }

    private static String token(Places places) {
        try {
            return Files.readString(places.token()).strip();
        } catch (IOException e) {
            throw new Fault("cannot read the agent's token; start with: slipway up", e);
        }
    }

    @SuppressWarnings("SystemOut") // Its standard output is its log file.
    private void log(String words) {
        System.out.println(
                java.time.Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS) + " agent " + words);
    }
}
