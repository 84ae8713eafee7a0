package io.slipway.manifest;

import java.util.Map;
import java.util.TreeMap;

/** The labels and annotations by which our objects are found again. */
public final class Labels {
    public static final String MANAGER = "slipway";
    public static final String PROJECT = "slipway.io/project";
    public static final String ENV = "slipway.io/env";
    public static final String APP = "slipway.io/app";
    public static final String REVISION = "slipway.io/revision";
    public static final String ENV_CLASS = "slipway.io/class";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** Annotation: hash of the object as we rendered it; equal means nothing to write. */
    public static final String CONTENT = "slipway.io/content";

    /** Annotation of pod templates: the rollout that made this generation of pods. */
    public static final String MARK = "slipway.io/rollout";

    /** Annotation: the operation that wrote last, and the epoch of its lease. */
    public static final String OPERATION = "slipway.io/operation";

    public static final String EPOCH = "slipway.io/epoch";

    private Labels() {}

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
