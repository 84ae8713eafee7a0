package io.slipway.rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.slipway.api.Environment;
import io.slipway.manifest.Deployable;
import io.slipway.manifest.Manifests;
import java.util.List;
import org.springframework.stereotype.Component;

/** A recorded revision becomes objects; the same record gives the same objects at any time. */
@Component
class Rendering {
    private final RolloutConfig config;

    Rendering(RolloutConfig config) {
        this.config = config;
    }

    List<HasMetadata> of(Environment env, RevisionRow revision, String mark, int replicas) {
        return Manifests.of(deployable(env, revision, mark, replicas));
    }

    private Deployable deployable(Environment env, RevisionRow revision, String mark, int replicas) {
        return new Deployable(
                env.project(),
                env.name(),
                env.namespace(),
                revision.app(),
                revision.imageByDigest(),
                revision.version(),
                revision.n(),
                mark,
                replicas,
                revision.port(),
                revision.health(),
                revision.config(),
                config.sizing(),
                config.pace());
    }
}
