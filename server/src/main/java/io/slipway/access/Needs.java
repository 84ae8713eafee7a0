package io.slipway.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right a route wants. Where it must be held comes from the path: {@code {p}} is the project, {@code {e}} the
 * environment, {@code {a}} the app, {@code {c}} a cluster; a route with none of them wants the right on the whole
 * platform, unless {@link #anywhere()}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    Permission value();

    /** Wanted besides, everywhere. */
    Permission also() default Permission.PROJECT_VIEW;

    /** Wanted besides, where the environment is of class prod. */
    Permission prod() default Permission.PROJECT_VIEW;

    /** Held in any part of that place is enough; the handler cuts its answer to what the person may see. */
    boolean anywhere() default false;
}
