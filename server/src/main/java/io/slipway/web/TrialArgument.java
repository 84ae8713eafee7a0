package io.slipway.web;

import io.slipway.core.Refusal;
import io.slipway.store.Trial;
import io.slipway.store.Trials;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/** Hands a handler its {@link Trial}; a change whose handler takes none refuses to be tried, and is not done. */
@Component
class TrialArgument implements HandlerMethodArgumentResolver, HandlerInterceptor {
    static final String DRY_RUN = "dryRun";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Trials trials;

    TrialArgument(Trials trials) {
        this.trials = trials;
    }

    static boolean tries(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(TrialArgument::isTrial);
    }

    private static boolean isTrial(MethodParameter parameter) {
        return parameter.getParameterType() == Trial.class;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (READS.contains(request.getMethod()) || !dry(request.getParameter(DRY_RUN))) return true;
        if (handler instanceof HandlerMethod method && !tries(method)) {
            throw Refusal.invalid(
                    DRY_RUN,
                    request.getMethod() + " " + request.getRequestURI()
                            + " cannot be tried; nothing was done: leave dryRun out to do it");
        }
        return true;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return isTrial(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return trials.of(dry(request.getParameter(DRY_RUN)));
    }

    /** Anything else than its two words is no leave to act. */
    private static boolean dry(@Nullable String value) {
        if (value == null || value.equals("false")) return false;
        if (value.equals("true")) return true;
        throw Refusal.invalid(DRY_RUN, DRY_RUN + " '" + value + "' is not true or false");
    }
}
