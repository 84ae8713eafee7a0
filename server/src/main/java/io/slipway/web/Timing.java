package io.slipway.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** How long answers take, by route: the pattern, never what a person put in its place. Streams do not count. */
@Component
class Timing implements HandlerInterceptor {
    private static final String FROM = "io.slipway.from";
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };
    private final MeterRegistry meters;
    private final Timer all;

    Timing(MeterRegistry meters) {
        this.meters = meters;
        this.all = Timer.builder("slipway.http")
                .description("answers of the API, all routes")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(FROM, System.nanoTime());
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String type = String.valueOf(response.getContentType());
        if (!(handler instanceof HandlerMethod)
                || !(request.getAttribute(FROM) instanceof Long from)
                || pattern == null
                || type.startsWith("text/event-stream")) return;
        long took = System.nanoTime() - from;
        all.record(took, TimeUnit.NANOSECONDS);
        Timer.builder("slipway.http.route")
                .description("answers of the API by route")
                .tags("method", request.getMethod(), "route", pattern.toString())
                .tag("status", response.getStatus() / 100 + "xx")
                .serviceLevelObjectives(BOUNDS)
                .register(meters)
                .record(took, TimeUnit.NANOSECONDS);
    }
}
