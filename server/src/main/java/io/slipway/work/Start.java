package io.slipway.work;

import io.slipway.core.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of {@link Operations#start}.
 *
 * @param lane operations of one lane run one after the other, in the order they were asked for
 * @param key a second start with the same key finds the first operation
 */
public record Start<S>(
        String kind,
        S spec,
        Actor actor,
        @Nullable String lane,
        @Nullable String key,
        @Nullable String project,
        @Nullable String env,
        @Nullable String app) {

    public static <S> Start<S> of(String kind, S spec, Actor actor) {
        return new Start<>(kind, spec, actor, null, null, null, null, null);
    }

    public Start<S> in(@Nullable String project, @Nullable String env, @Nullable String app) {
        return new Start<>(kind, spec, actor, lane, key, project, env, app);
    }

    public Start<S> lane(String lane) {
        return new Start<>(kind, spec, actor, lane, key, project, env, app);
    }

    public Start<S> key(@Nullable String key) {
        return new Start<>(kind, spec, actor, lane, key, project, env, app);
    }
}
