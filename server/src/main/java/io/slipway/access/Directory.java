package io.slipway.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must be known of a place beyond its names; projects know. */
public interface Directory {
    /** With class and cluster; empty when there is none of that name. */
    Optional<Place> environment(String project, String env);

    List<Place> environments(String project);

    boolean project(String name);

    /** Of all projects. */
    List<Place> environments();

    /** Labels of an app; empty when there is none of that name. */
    Optional<Map<String, String>> app(String project, String app);

    /** Labels by app. */
    Map<String, Map<String, String>> apps(String project);
}
