package io.slipway.access;

import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.Writes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** The one place that lets a request through to its handler, or not. Deny is the default. */
@Component
public class Gate implements HandlerInterceptor {
    static final String PERSON = "io.slipway.person";

    private final Identity identity;
    private final ProdCheck prod;
    private final Events events;
    private final Grants grants;
    private final Writes writes;

    Gate(Identity identity, ProdCheck prod, Events events, Grants grants, Writes writes) {
        this.identity = identity;
        this.prod = prod;
        this.events = events;
        this.grants = grants;
        this.writes = writes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        if (!method.getBeanType().getPackageName().startsWith("io.slipway")) return true;
        if (method.hasMethodAnnotation(Open.class)) return true;
        Needs needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) {
            throw new IllegalStateException("route without a declared permission: " + method);
        }
        Person person = identity.of(request)
                .orElseThrow(() -> Refusal.of(
                        Code.Unauthenticated,
                        "this needs a signed-in person",
                        "sign in in the console, or send 'Authorization: Bearer TOKEN'"));
        check(person, needs, variables(request), request);
        if (!Identity.SAFE.contains(request.getMethod())) writes.check();
        request.setAttribute(PERSON, person);
        return true;
    }

    private void check(Person person, Needs needs, Map<String, String> path, HttpServletRequest request) {
        String project = path.get("p");
        if (project == null) {
            boolean may = needs.anywhere()
                    ? person.mayAnywhere(needs.value()) || person.mayEverywhere(Permission.PROJECT_VIEW)
                    : person.mayEverywhere(needs.value());
            if (!may) throw refused(person, needs.value(), null, request);
            return;
        }
        // A project one may not see answers like one that is not there.
        if (!person.may(Permission.PROJECT_VIEW, project)) {
            throw Refusal.of(Code.NotFound, "project " + project + " does not exist");
        }
        if (!person.may(needs.value(), project)) throw refused(person, needs.value(), project, request);
        String env = path.get("e");
        if (needs.prod() != Permission.PROJECT_VIEW
                && env != null
                && !person.may(needs.prod(), project)
                && prod.prod(project, env)) {
            throw refused(person, needs.prod(), project, request);
        }
    }

    private Refusal refused(Person person, Permission missing, @Nullable String project, HttpServletRequest request) {
        String scope = project == null ? "the platform" : "project " + project;
        Map<String, Object> data = new HashMap<>();
        data.put("right", missing.word());
        data.put("route", request.getMethod() + " " + request.getRequestURI());
        events.record(Event.of("access.refused", person.actor(), data).in(project, null, null));
        return Refusal.of(
                Code.NotPermitted,
                person.user() + " lacks the right '" + missing.word() + "' on " + scope,
                "ask " + String.join(" or ", grants.grantors(project)) + " to grant it");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
