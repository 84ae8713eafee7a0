package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.slipway.core.Labels;
import java.util.Map;

/** The pod: one container without any right, with two folders it may write to. */
final class PodShape {
    private static final long USER = 1000L;
    private static final String LOGS = "/home/deploy/logs";

    private PodShape() {}

    static PodTemplateSpec of(Deployable app) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(LabelSets.revision(app))
                .withAnnotations(Map.of(Labels.MARK, app.mark()))
                .endMetadata()
                .withNewSpec()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds((long) app.pace().grace())
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withAffinity(apart(app))
                .withContainers(container(app))
                .addNewVolume()
                .withName("tmp")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .addNewVolume()
                .withName("logs")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build();
    }

    private static Container container(Deployable app) {
        return new ContainerBuilder()
                .withName(app.app())
                .withImage(app.image())
                .withImagePullPolicy("IfNotPresent")
                .withEnv(Environ.of(app))
                .addNewEnvFrom()
                .withNewConfigMapRef()
                .withName(app.configName())
                .endConfigMapRef()
                .endEnvFrom()
                .addNewPort()
                .withName("http")
                .withContainerPort(app.port())
                .endPort()
                .withResources(resources(app.sizing()))
                .withSecurityContext(locked())
                .withStartupProbe(Probes.startup(app))
                .withReadinessProbe(Probes.readiness(app))
                .withLivenessProbe(Probes.liveness(app))
                .withNewLifecycle()
                .withNewPreStop()
                .withNewSleep()
                .withSeconds((long) app.pace().preStop())
                .endSleep()
                .endPreStop()
                .endLifecycle()
                .addNewVolumeMount()
                .withName("tmp")
                .withMountPath("/tmp")
                .endVolumeMount()
                .addNewVolumeMount()
                .withName("logs")
                .withMountPath(LOGS)
                .endVolumeMount()
                // The last words of a crashed container are evidence even when it wrote no message file.
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .build();
    }

    private static SecurityContext locked() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    private static ResourceRequirements resources(Sizing sizing) {
        return new ResourceRequirementsBuilder()
                .withRequests(Map.of(
                        "cpu", new Quantity(sizing.cpuRequest()), "memory", new Quantity(sizing.memoryRequest())))
                .withLimits(
                        Map.of("cpu", new Quantity(sizing.cpuLimit()), "memory", new Quantity(sizing.memoryLimit())))
                .build();
    }

    private static Affinity apart(Deployable app) {
        return new AffinityBuilder()
                .withNewPodAntiAffinity()
                .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                .withWeight(100)
                .withNewPodAffinityTerm()
                .withTopologyKey("kubernetes.io/hostname")
                .withNewLabelSelector()
                .withMatchLabels(LabelSets.selector(app))
                .endLabelSelector()
                .endPodAffinityTerm()
                .endPreferredDuringSchedulingIgnoredDuringExecution()
                .endPodAntiAffinity()
                .build();
    }
}
