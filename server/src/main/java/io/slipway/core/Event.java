package io.slipway.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param name dotted past tense, for example {@code rollout.started}
 * @param more topics besides those of project, environment and app, for example {@code rollout/ID}
 * @param data what a reader needs to patch what is shown; never a secret
 * @param kept what only the audit holds, under {@link #KEPT} of its data: no topic carries it, and nobody without
 *     {@code audit.read} reads it
 */
public record Event(
        String name,
        Actor actor,
        @Nullable String project,
        @Nullable String env,
        @Nullable String app,
        List<String> more,
        Map<String, Object> data,
        Map<String, Object> kept) {
    public static final String KEPT = "kept";

    public static Event of(String name, Actor actor, Map<String, Object> data) {
        return new Event(name, actor, null, null, null, List.of(), data, Map.of());
    }

    public Event in(@Nullable String project, @Nullable String env, @Nullable String app) {
        return new Event(name, actor, project, env, app, more, data, kept);
    }

    /** With what is for the audit alone. */
    public Event keeping(Map<String, Object> details) {
        return new Event(name, actor, project, env, app, more, data, details);
    }

    public Event about(String topic) {
        List<String> topics = new ArrayList<>(more);
        topics.add(topic);
        return new Event(name, actor, project, env, app, List.copyOf(topics), data, kept);
    }

    /** All topics that carry it. */
    public Set<String> topics() {
        Set<String> topics = new LinkedHashSet<>(more);
        if (project != null) {
            topics.add("project/" + project);
            if (env != null) topics.add("env/" + project + "/" + env);
            if (app != null) topics.add("app/" + project + "/" + app);
        }
        return topics;
    }
}
