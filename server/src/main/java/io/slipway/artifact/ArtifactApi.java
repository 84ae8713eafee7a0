package io.slipway.artifact;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.api.Artifact;
import io.slipway.api.Page;
import io.slipway.project.Apps;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Artifacts of an app. */
@RestController
@RequestMapping("/api/v1/projects/{p}/apps/{a}/artifacts")
class ArtifactApi {
    private final Artifacts artifacts;
    private final Apps apps;

    ArtifactApi(Artifacts artifacts, Apps apps) {
        this.artifacts = artifacts;
        this.apps = apps;
    }

    @Needs(Permission.APP_VIEW)
    @GetMapping
    Page<Artifact> list(@PathVariable String p, @PathVariable String a) {
        apps.get(p, a);
        return Page.of(artifacts.list(p, a));
    }
}
