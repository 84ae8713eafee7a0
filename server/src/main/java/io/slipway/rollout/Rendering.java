package io.slipway.rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.slipway.api.Environment;
import io.slipway.manifest.Deployable;
import io.slipway.manifest.Manifests;
import io.slipway.store.Settings;
import java.util.List;
import org.springframework.stereotype.Component;

/** A recorded revision becomes objects; the same record gives the same objects, within the bounds of its autoscaler. */
@Component
class Rendering {
    private static final String THIS_MACHINE = "127.0.0.1:";
    private final RolloutConfig config;
    private final Settings settings;
    private final AutoscaleStore autoscales;

    Rendering(RolloutConfig config, Settings settings, AutoscaleStore autoscales) {
        this.config = config;
        this.settings = settings;
        this.autoscales = autoscales;
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
                image(revision),
                revision.version(),
                revision.n(),
                mark,
                replicas,
                revision.port(),
                revision.health(),
                revision.config(),
                config.sizing(),
                config.pace(),
                autoscales.bounds(env.project(), env.name(), revision.app()).orElse(null));
    }

    /** Where this machine's registry listens now: after a restore, or with another --port, it is not where it was. */
    private String image(RevisionRow revision) {
        String image = revision.imageByDigest();
        String registry = settings.registry();
        return registry != null && image.startsWith(THIS_MACHINE)
                ? registry + image.substring(image.indexOf('/'))
                : image;
    }
}
