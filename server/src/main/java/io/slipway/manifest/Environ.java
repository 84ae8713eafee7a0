package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables that the platform gives; the app's own come from its config map. */
public final class Environ {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> RESERVED = Set.of(
            "APP", "APP_VERSION", "APP_ENV", "SERVER_PORT", "POD_IP", "POD_NAME", "MY_POD_NAMESPACE", "NODE_NAME");

    private Environ() {}

    /** Names the app may not set: they say who the pod is. */
    public static boolean reserved(String name) {
        return RESERVED.contains(name);
    }

    public static boolean legal(String name) {
        return LEGAL.matcher(name).matches();
    }

    static List<EnvVar> of(Deployable app) {
        var env = new ArrayList<EnvVar>();
        env.add(value("APP", app.app()));
        env.add(value("APP_ENV", app.env()));
        env.add(value("APP_VERSION", app.version()));
        env.add(value("SERVER_PORT", Integer.toString(app.port())));
        env.add(field("POD_IP", "status.podIP"));
        env.add(field("POD_NAME", "metadata.name"));
        env.add(field("MY_POD_NAMESPACE", "metadata.namespace"));
        env.add(field("NODE_NAME", "spec.nodeName"));
        defaults(app, env);
        return env;
    }

    /** A variable of the container wins over the config map's, so a default gives way by its absence. */
    private static void defaults(Deployable app, List<EnvVar> env) {
        var heap = "-XX:MaxRAMPercentage=%d -XX:+ExitOnOutOfMemoryError"
                .formatted(app.sizing().heapPercent());
        addUnlessSet(app, env, value("JAVA_TOOL_OPTIONS", heap));
        addUnlessSet(app, env, coreLimit(app));
        if (app.health() != null) {
            addUnlessSet(app, env, value("MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED", "true"));
        }
    }

    private static void addUnlessSet(Deployable app, List<EnvVar> env, EnvVar variable) {
        if (!app.config().containsKey(variable.getName())) {
            env.add(variable);
        }
    }

    private static EnvVar value(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    private static EnvVar field(String name, String path) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef("v1", path)
                .endValueFrom()
                .build();
    }

    private static EnvVar coreLimit(Deployable app) {
        return new EnvVarBuilder()
                .withName("CONTAINER_CORE_LIMIT")
                .withNewValueFrom()
                .withNewResourceFieldRef()
                .withContainerName(app.app())
                .withResource("limits.cpu")
                .endResourceFieldRef()
                .endValueFrom()
                .build();
    }
}
