package io.slipway.object;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.Problem.Fault;
import io.slipway.cluster.Causes;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for what an API server says against an edit: all it has, with the lines. */
final class Refused {
    /** {@code strict decoding error: unknown field "spec.replica", duplicate field "metadata.name"}. */
    private static final Pattern STRICT = Pattern.compile("(unknown|duplicate) field \"([^\"]+)\"");

    private Refused() {}

    static Refusal of(KubernetesClientException e, String cluster, YamlText text) {
        if (e.getCode() == 0) {
            return Refusal.of(
                    Code.ClusterUnreachable,
                    "cluster '" + cluster + "' did not answer: " + Causes.of(e),
                    "'slipway cluster show " + cluster + "' says how it is");
        }
        if (e.getCode() == HTTP_NOT_FOUND) return Refusal.of(Code.NotFound, Causes.of(e), "it is gone: open its list");
        if (e.getCode() == HTTP_FORBIDDEN) {
            return Refusal.of(
                    Code.NotPermitted,
                    "cluster '" + cluster + "' does not let Slipway do that: " + Causes.of(e),
                    "its administrator grants it to the identity of the kubeconfig");
        }
        return Refusal.invalid(faults(e, text));
    }

    private static List<Fault> faults(KubernetesClientException e, YamlText text) {
        List<Fault> faults = new ArrayList<>();
        for (StatusCause cause : causes(e)) {
            String field = Objects.requireNonNullElse(cause.getField(), "").replace("<nil>", "");
            faults.add(text.at(field, Objects.requireNonNullElse(cause.getMessage(), "is not accepted")));
        }
        if (!faults.isEmpty()) return faults;
        for (Matcher strict = STRICT.matcher(Causes.of(e)); strict.find(); ) {
            String field = strict.group(2);
            faults.add(text.at(field, strict.group(1) + " field '" + field + "'"));
        }
        return faults.isEmpty() ? List.of(new Fault(text.name(), Causes.of(e))) : faults;
    }

    private static List<StatusCause> causes(KubernetesClientException e) {
        return e.getStatus() == null || e.getStatus().getDetails() == null
                ? List.of()
                : Objects.requireNonNullElse(e.getStatus().getDetails().getCauses(), List.of());
    }
}
