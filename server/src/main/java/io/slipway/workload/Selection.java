package io.slipway.workload;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether labels are among those that a selector means. */
final class Selection {
    private Selection() {}

    /** An empty one of a service means nothing. */
    static boolean service(@Nullable Map<String, String> wanted, Map<String, String> labels) {
        return wanted != null && !wanted.isEmpty() && labels.entrySet().containsAll(wanted.entrySet());
    }

    /** An empty one means everything, and none nothing. */
    static boolean selector(@Nullable LabelSelector wanted, Map<String, String> labels) {
        if (wanted == null) return false;
        Map<String, String> exact = wanted.getMatchLabels();
        if (exact != null && !labels.entrySet().containsAll(exact.entrySet())) return false;
        return wanted.getMatchExpressions() == null
                || wanted.getMatchExpressions().stream().allMatch(one -> meets(one, labels.get(one.getKey())));
    }

    private static boolean meets(LabelSelectorRequirement wanted, @Nullable String value) {
        return switch (wanted.getOperator()) {
            case "In" -> value != null && wanted.getValues().contains(value);
            case "NotIn" -> value == null || !wanted.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
