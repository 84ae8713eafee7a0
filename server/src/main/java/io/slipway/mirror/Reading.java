package io.slipway.mirror;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Status;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How objects are read: what nobody shows is skipped while it comes in, and is never in memory. Of pods, which change
 * most, only what is named here is read: a trim that wants more adds its name.
 */
final class Reading {
    private static final JsonMapper WHOLE = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final JsonMapper LEAN = WHOLE.rebuild()
            .addMixIn(ObjectMeta.class, LeanMeta.class)
            .addMixIn(PodSpec.class, LeanPod.class)
            .addMixIn(Container.class, LeanContainer.class)
            .addMixIn(PodStatus.class, LeanPodStatus.class)
            .addMixIn(PodCondition.class, LeanCondition.class)
            .addMixIn(ContainerStatus.class, LeanContainerStatus.class)
            .addMixIn(NodeStatus.class, LeanNode.class)
            .build();

    @JsonIgnoreProperties({"managedFields", "finalizers", "selfLink", "generateName"})
    private abstract static class LeanMeta {}

    @JsonIncludeProperties({"containers", "nodeName"})
    private abstract static class LeanPod {}

    @JsonIncludeProperties({"name", "image"})
    private abstract static class LeanContainer {}

    @JsonIncludeProperties({"phase", "reason", "conditions", "containerStatuses", "podIP"})
    private abstract static class LeanPodStatus {}

    @JsonIncludeProperties({"type", "status", "message"})
    private abstract static class LeanCondition {}

    @JsonIncludeProperties({"name", "ready", "restartCount", "state", "lastState"})
    private abstract static class LeanContainerStatus {}

    @JsonIgnoreProperties({"images", "volumesInUse", "volumesAttached"})
    private abstract static class LeanNode {}

    private Reading() {}

    static ObjectReader reader(Class<? extends HasMetadata> type, Kind.Read read) {
        return (read == Kind.Read.WRITERS || read == Kind.Read.METADATA ? WHOLE : LEAN).readerFor(type);
    }

    static Status status(byte[] body) throws IOException {
        return WHOLE.readValue(body, Status.class);
    }

    static Status status(JsonParser at) throws IOException {
        return WHOLE.readValue(at, Status.class);
    }

    static @Nullable String listVersion(JsonParser at) throws IOException {
        return WHOLE.readValue(at, ListMeta.class).getResourceVersion();
    }

    /** 0 when it is no number: then what came last counts. */
    static long version(ObjectMeta meta) {
        return number(meta.getResourceVersion());
    }

    static long number(@Nullable String version) {
        if (version == null || version.isEmpty() || version.length() > 18) return 0;
        long value = 0;
        for (int i = 0; i < version.length(); i++) {
            int digit = version.charAt(i) - '0';
            if (digit < 0 || digit > 9) return 0;
            value = value * 10 + digit;
        }
        return value;
    }

    static long created(ObjectMeta meta) {
        return Moments.seconds(meta.getCreationTimestamp());
    }

    static @Nullable String owner(ObjectMeta meta) {
        List<OwnerReference> owners = meta.getOwnerReferences();
        if (owners == null || owners.isEmpty()) return null;
        OwnerReference first = owners.getFirst();
        return Shared.of(first.getKind() + "/" + first.getName());
    }
}
