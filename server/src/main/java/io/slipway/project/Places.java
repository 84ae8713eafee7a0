package io.slipway.project;

import io.slipway.access.Directory;
import io.slipway.access.Place;
import io.slipway.api.App;
import io.slipway.api.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Environments and apps as places for rights. */
@Component
public class Places implements Directory {
    /** The label under which grants know an app's group. */
    private static final String APPLICATION = "application";

    private final Environments environments;
    private final Apps apps;
    private final ProjectStore projects;

    Places(Environments environments, Apps apps, ProjectStore projects) {
        this.projects = projects;
        this.environments = environments;
        this.apps = apps;
    }

    public static Place of(Environment env) {
        return Place.environment(env.project(), env.name(), env.envClass(), env.cluster());
    }

    static Place of(App app) {
        return Place.project(app.project()).withApp(app.name(), labels(app));
    }

    @Override
    public Optional<Place> environment(String project, String env) {
        return environments.find(project, env).map(Places::of);
    }

    @Override
    public List<Place> environments(String project) {
        return environments.list(project).stream().map(Places::of).toList();
    }

    @Override
    public boolean project(String name) {
        return projects.find(name).isPresent();
    }

    @Override
    public List<Place> environments() {
        return environments.all().stream().map(Places::of).toList();
    }

    @Override
    public Optional<Map<String, String>> app(String project, String app) {
        return apps.find(project, app).map(Places::labels);
    }

    @Override
    public Map<String, Map<String, String>> apps(String project) {
        return apps.list(project).stream().collect(Collectors.toMap(App::name, Places::labels));
    }

    private static Map<String, String> labels(App app) {
        return Map.of(APPLICATION, app.group());
    }
}
