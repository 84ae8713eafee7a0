package io.slipway.workload;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.api.Page;
import io.slipway.api.PodView;
import io.slipway.project.Environments;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pods and events of an environment. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}")
class WorkloadApi {
    private final Environments environments;
    private final Workloads workloads;

    WorkloadApi(Environments environments, Workloads workloads) {
        this.environments = environments;
        this.workloads = workloads;
    }

    @Needs(Permission.ENV_VIEW)
    @GetMapping("/pods")
    Page<PodView> pods(
            @PathVariable String p, @PathVariable String e, @RequestParam(required = false) @Nullable String app) {
        return Page.of(workloads.pods(environments.get(p, e), app));
    }

    @Needs(Permission.ENV_VIEW)
    @GetMapping("/events")
    Page<Happening> events(
            @PathVariable String p, @PathVariable String e, @RequestParam(required = false) @Nullable String app) {
        return Page.of(workloads.events(environments.get(p, e), app));
    }
}
