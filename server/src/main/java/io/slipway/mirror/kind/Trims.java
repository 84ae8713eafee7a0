package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.slipway.core.Labels;
import io.slipway.mirror.Moments;
import io.slipway.mirror.Shared;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words that several kinds read alike. */
final class Trims {
    private Trims() {}

    static @Nullable String words(List<DeploymentCondition> conditions, String type, String status) {
        return conditions.stream()
                .filter(c -> type.equals(c.getType()) && status.equals(c.getStatus()))
                .map(DeploymentCondition::getMessage)
                .findFirst()
                .orElse(null);
    }

    static @Nullable String label(@Nullable ObjectMeta meta, String name) {
        return meta == null || meta.getLabels() == null
                ? null
                : Shared.orNull(meta.getLabels().get(name));
    }

    static @Nullable String annotation(@Nullable ObjectMeta meta, String name) {
        return meta == null || meta.getAnnotations() == null
                ? null
                : Shared.orNull(meta.getAnnotations().get(name));
    }

    /** A label somebody wrote by hand is no revision of ours. */
    static @Nullable Integer revision(ObjectMeta meta) {
        String text = label(meta, Labels.REVISION);
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    static @Nullable Instant time(@Nullable String text) {
        return Moments.instant(text);
    }

    static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    /** The images of a pod template, each once. */
    static String images(PodTemplateSpec of) {
        return Shared.of(of.getSpec().getContainers().stream()
                .map(Container::getImage)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    /** Who else than us wrote to it, not counting its state. */
    static boolean touched(ObjectMeta meta) {
        return meta.getManagedFields() != null
                && meta.getManagedFields().stream()
                        .anyMatch(f -> !Labels.MANAGER.equals(f.getManager())
                                && (f.getSubresource() == null
                                        || f.getSubresource().isEmpty()));
    }
}
