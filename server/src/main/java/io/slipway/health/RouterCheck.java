package io.slipway.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.api.node.RouterStats;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The router: whether it serves, and whether it still follows the pods of each cluster. */
@Component
class RouterCheck implements Check {
    private final LocalAgent agent;
    private volatile long heard;

    RouterCheck(LocalAgent agent, MeterRegistry meters) {
        this.agent = agent;
        Gauge.builder("slipway.router.agent.age", this, RouterCheck::age)
                .description("since the router's agent last answered")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Seconds since the router's agent last answered; 0 where there is none. */
    private double age() {
        long last = heard;
        return last == 0 ? 0 : (System.nanoTime() - last) / 1e9;
    }

    @Override
    public String name() {
        return "router";
    }

    @Override
    public Finding look() {
        if (!agent.expected()) return Finding.ok("none on this machine");
        RouterStats now;
        try {
            now = agent.router();
        } catch (IOException e) {
            return Finding.degraded(
                    "its agent does not answer (" + LocalAgent.words(e) + "); routes serve as they last were",
                    "./slipway up");
        }
        heard = System.nanoTime();
        if (!now.running()) {
            return Finding.down("it does not serve: " + now.message(), "./slipway logs --platform haproxy")
                    .as("RouterAway");
        }
        List<String> away = now.clusters().stream()
                .filter(cluster -> cluster.state().equals("Away"))
                .map(cluster -> cluster.name() + " (" + cluster.message() + ")")
                .toList();
        return away.isEmpty()
                ? Finding.ok("serves " + now.routes() + " routes")
                : Finding.degraded(
                        "does not follow the pods of " + String.join(", ", away) + "; routes keep those they last knew",
                        "slipway cluster list");
    }
}
