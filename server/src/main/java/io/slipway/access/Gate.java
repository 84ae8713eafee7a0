package io.slipway.access;

import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.Settings;
import io.slipway.store.Writes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** The one place that lets a request through to its handler, or not. Deny is the default. */
@Component
public class Gate implements HandlerInterceptor {
    static final String PERSON = "io.slipway.person";
    static final String PLACE = "io.slipway.place";
    private static final String NEEDS = "io.slipway.needs";

    private final Identity identity;
    private final Judge judge;
    private final Events events;
    private final Grants grants;
    private final Writes writes;
    private final Looks looks;
    private final Settings settings;

    Gate(Identity identity, Judge judge, Events events, Grants grants, Writes writes, Looks looks, Settings settings) {
        this.settings = settings;
        this.looks = looks;
        this.identity = identity;
        this.judge = judge;
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
        refuseForeign(request);
        Judge.Judgement judgement = judge.of(person, needs, variables(request));
        check(person, judgement, request);
        if (!Identity.SAFE.contains(request.getMethod())) writes.check();
        request.setAttribute(PERSON, person);
        request.setAttribute(NEEDS, needs);
        request.setAttribute(PLACE, judgement.place());
        return true;
    }

    /**
     * A page of another origin that makes the browser ask in somebody's name gets nothing to read: neither an answer
     * nor a stream. Only such a page's reading requests say an origin at all; changes want a header that it cannot send.
     */
    private void refuseForeign(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        boolean byCookie = request.getHeader("Authorization") == null;
        if (origin == null || !byCookie || !Identity.SAFE.contains(request.getMethod())) return;
        URI own = URI.create(settings.url());
        if (origin.equals(request.getScheme() + "://" + request.getHeader("Host"))
                || origin.equals(own.getScheme() + "://" + own.getRawAuthority())) return;
        throw Refusal.of(
                Code.NotPermitted,
                "a page of another origin reads nothing here",
                "open the console at " + settings.url() + ", or send 'Authorization: Bearer TOKEN'");
    }

    private void check(Person person, Judge.Judgement judgement, HttpServletRequest request) {
        if (judgement.absent() != null) throw judgement.absent();
        if (judgement.missing() != null) throw refused(person, judgement.missing(), judgement.place(), request);
    }

    /**
     * For a stream that outlives the check at its door.
     *
     * @param more what the stream itself wants to hold, beside the right that its route needs
     */
    public Standing standing(HttpServletRequest request, Predicate<Person> more) {
        Needs needs = (Needs) Objects.requireNonNull(request.getAttribute(NEEDS), "a stream without a gate");
        Map<String, String> path = Map.copyOf(variables(request));
        // Not the request itself: a websocket goes on when its request is over and used for another one.
        Optional<Identity.Credential> shown = identity.shown(request);
        return new Standing(() -> shown.flatMap(looks::of)
                .filter(person -> judge.of(person, needs, path).passes() && more.test(person))
                .isPresent());
    }

    public Standing standing(HttpServletRequest request) {
        return standing(request, person -> true);
    }

    private Refusal refused(Person person, Permission missing, Place place, HttpServletRequest request) {
        Map<String, Object> data = new HashMap<>();
        data.put("right", missing.word());
        data.put("route", request.getMethod() + " " + request.getRequestURI());
        events.record(Event.of("access.refused", person.actor(), data).in(place.project(), place.env(), place.app()));
        return grants.lacking(person, missing, place);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
