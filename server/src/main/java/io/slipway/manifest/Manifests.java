package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.slipway.core.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The one way from values to objects, in the order they must be written. */
public final class Manifests {
    /** Name and version of the built-in template, part of each revision. */
    public static final String TEMPLATE = "java-web@1";

    private Manifests() {}

    public static List<HasMetadata> of(Deployable app) {
        var objects = new ArrayList<HasMetadata>();
        objects.add(hashed(ConfigObject.of(app)));
        objects.add(hashed(AddressObject.of(app)));
        if (app.least() >= 2) {
            objects.add(hashed(BudgetObject.of(app)));
        }
        if (app.bounds() != null) {
            objects.add(hashed(ScalerObject.of(app)));
        }
        objects.add(hashed(WorkloadObject.of(app)));
        return List.copyOf(objects);
    }

    /** Pods that ask for more than the restricted profile gives are refused by the cluster itself. */
    public static Namespace namespace(String project, String env, String envClass, String name) {
        var labels = LabelSets.namespace(project, env, envClass);
        labels.put("pod-security.kubernetes.io/enforce", "restricted");
        labels.put("pod-security.kubernetes.io/warn", "restricted");
        labels.put("pod-security.kubernetes.io/audit", "restricted");
        return hashed(new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .build());
    }

    /** @param hard what all of its pods may ask for together, for example {@code requests.cpu=2} */
    public static ResourceQuota quota(Namespace namespace, Map<String, String> hard) {
        var about = namespace.getMetadata();
        return hashed(QuotaObject.of(about.getLabels(), about.getName(), hard));
    }

    private static <T extends HasMetadata> T hashed(T object) {
        var annotations = new TreeMap<String, String>();
        annotations.put(Labels.CONTENT, Hash.of(Yaml.of(object)));
        object.getMetadata().setAnnotations(annotations);
        return object;
    }
}
