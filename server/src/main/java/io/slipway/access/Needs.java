package io.slipway.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right a route wants. The data scope comes from the path: {@code {p}} is the project, {@code {e}}
 * the environment; a route without {@code {p}} wants the right on the whole platform, unless
 * {@link #anywhere()}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    Permission value();

    /** Wanted besides, where the environment is of class prod. */
    Permission prod() default Permission.PROJECT_VIEW;

    /** Held in any project is enough; the handler cuts its answer to what the person may see. */
    boolean anywhere() default false;
}
