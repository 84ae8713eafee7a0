package io.slipway.cluster.door;

import io.slipway.api.ClusterWarning;
import io.slipway.core.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against a cluster, or wants care.
 *
 * @param word of its kind, for programs
 * @param code of the refusal when it is grave: such a cluster is not let in; null for a warning
 * @param says the thing and the cause
 * @param evidence lines that show it
 */
public record Remark(String word, @Nullable Code code, String says, String next, List<String> evidence) {

    static Remark grave(String word, Code code, String says, String next, String... evidence) {
        return new Remark(word, code, says, next, List.of(evidence));
    }

    static Remark warning(String word, String says, String next) {
        return new Remark(word, null, says, next, List.of());
    }

    public boolean grave() {
        return code != null;
    }

    public ClusterWarning view() {
        return new ClusterWarning(word, says, next);
    }
}
