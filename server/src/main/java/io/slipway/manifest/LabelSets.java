package io.slipway.manifest;

import static io.slipway.core.Labels.APP;
import static io.slipway.core.Labels.ENV;
import static io.slipway.core.Labels.ENV_CLASS;
import static io.slipway.core.Labels.MANAGED_BY;
import static io.slipway.core.Labels.MANAGER;
import static io.slipway.core.Labels.PROJECT;
import static io.slipway.core.Labels.REVISION;

import java.util.Map;
import java.util.TreeMap;

/** Which object carries which labels. */
final class LabelSets {
    private LabelSets() {}

    static Map<String, String> namespace(String project, String env, String envClass) {
        var labels = new TreeMap<String, String>();
        labels.put(MANAGED_BY, MANAGER);
        labels.put("app.kubernetes.io/part-of", project);
        labels.put(PROJECT, project);
        labels.put(ENV, env);
        labels.put(ENV_CLASS, envClass);
        return labels;
    }

    /** What never changes in an app's life: fit for selectors. */
    static Map<String, String> selector(Deployable app) {
        return new TreeMap<>(Map.of(PROJECT, app.project(), ENV, app.env(), APP, app.app()));
    }

    /** Labels of objects that outlive a revision, so that a new one does not touch them. */
    static Map<String, String> lasting(Deployable app) {
        var labels = selector(app);
        labels.put("app.kubernetes.io/name", app.app());
        labels.put("app.kubernetes.io/instance", app.namespace() + "-" + app.app());
        labels.put("app.kubernetes.io/part-of", app.project());
        labels.put(MANAGED_BY, MANAGER);
        return labels;
    }

    /** Labels of what one revision brings. */
    static Map<String, String> revision(Deployable app) {
        var labels = lasting(app);
        labels.put("app.kubernetes.io/version", labelValue(app.version()));
        labels.put(REVISION, Integer.toString(app.revision()));
        return labels;
    }

    /** A label value takes letters, digits, dot, dash and underscore, 63 at most, and ends in a letter or digit. */
    static String labelValue(String text) {
        var legal = text.replaceAll("[^A-Za-z0-9._-]", "-");
        var cut = legal.length() > 63 ? legal.substring(0, 63) : legal;
        return cut.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    }
}
