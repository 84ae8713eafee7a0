package io.slipway.health;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.api.Page;
import io.slipway.api.PlatformHealth;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the platform is: all of it for its administrators, what changes for people for everybody. */
@RestController
@RequestMapping("/api/v1/platform")
class HealthApi {
    private final Rounds rounds;
    private final AgentCheck agent;
    private final Figures figures;

    HealthApi(Rounds rounds, AgentCheck agent, Figures figures) {
        this.rounds = rounds;
        this.agent = agent;
        this.figures = figures;
    }

    @Needs(Permission.PLATFORM_ADMIN)
    @GetMapping("/health")
    PlatformHealth health() {
        return new PlatformHealth(
                rounds.worst().name(), rounds.since(), rounds.results(), agent.parts(), figures.now());
    }

    /** The modes that are in force now: empty on a good day. */
    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/modes")
    Page<PlatformHealth.Check> modes() {
        return Page.of(
                rounds.results().stream().filter(check -> check.mode() != null).toList());
    }
}
