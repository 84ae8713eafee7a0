package io.slipway.project;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How much the namespaces of a project may hold; settings under {@code slipway.space.}. */
@Component
public class Budgets {
    private final PersonalProjects personal;
    private final Map<String, String> small;
    private final int environments;

    Budgets(PersonalProjects personal, Environment env) {
        this.personal = personal;
        this.small = new TreeMap<>(Map.of(
                "pods", env.getProperty("slipway.space.pods", "10"),
                "requests.cpu", env.getProperty("slipway.space.cpuRequests", "2"),
                "requests.memory", env.getProperty("slipway.space.memoryRequests", "4Gi"),
                "limits.cpu", env.getProperty("slipway.space.cpuLimits", "8"),
                "limits.memory", env.getProperty("slipway.space.memoryLimits", "8Gi")));
        this.environments = env.getProperty("slipway.space.environments", Integer.class, 2);
    }

    /** What one namespace may hold, as a ResourceQuota says it; empty where nothing is set. */
    public Map<String, String> ofNamespace(String project) {
        return personal.personal(project) ? small : Map.of();
    }

    /** How many environments a project may have. */
    public int environments(String project) {
        return personal.personal(project) ? environments : Integer.MAX_VALUE;
    }
}
