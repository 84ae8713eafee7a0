package io.slipway.object;

import io.slipway.core.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Slipway itself renders: an edit by hand lasts until its next rollout. */
final class Managed {
    private static final String OURS = "slipway.io/";

    private Managed() {}

    /** Null when Slipway has no hand in it. */
    static @Nullable String why(Map<String, Object> object) {
        Map<String, Object> labels = Maps.in(Maps.in(object, "metadata"), "labels");
        boolean ours = Labels.MANAGER.equals(labels.get(Labels.MANAGED_BY))
                || labels.keySet().stream().anyMatch(label -> label.startsWith(OURS));
        if (!ours) return null;
        Object app = labels.get(Labels.APP);
        Object of = labels.get(Labels.PROJECT) + "/" + labels.get(Labels.ENV);
        return app == null
                ? "Slipway made it for " + of + " and writes it anew when that is applied"
                : "Slipway renders it for app %s in %s: the next rollout takes an edit back".formatted(app, of);
    }
}
