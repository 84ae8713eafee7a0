package io.slipway.mirror;

import io.slipway.health.Check;
import io.slipway.health.Finding;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether what pages show of the clusters is as they are now. */
@Component
class MirrorCheck implements Check {
    private final Mirrors mirrors;

    MirrorCheck(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public String name() {
        return "mirror";
    }

    @Override
    public Finding look() {
        List<String> behind = mirrors.behind();
        return behind.isEmpty()
                ? Finding.ok("follows all clusters")
                : Finding.degraded(
                        "what is shown of " + String.join(", ", behind) + " may be older than what runs there",
                        "slipway cluster list");
    }
}
