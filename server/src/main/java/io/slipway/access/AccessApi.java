package io.slipway.access;

import io.slipway.api.Me;
import io.slipway.core.Secret;
import io.slipway.store.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in, sign-out, who am I. */
@RestController
@RequestMapping("/api/v1")
class AccessApi {
    private final People people;
    private final Identity identity;
    private final Settings settings;

    AccessApi(People people, Identity identity, Settings settings) {
        this.people = people;
        this.identity = identity;
        this.settings = settings;
    }

    @Open("sign-in")
    @PostMapping("/login")
    Me login(@RequestBody Me.Login login, HttpServletRequest request, HttpServletResponse response) {
        return opened(
                people.signIn(login.user(), Secret.of(login.password()), request.getRemoteAddr()), request, response);
    }

    @Open("the one-use link itself is the proof")
    @PostMapping("/setup")
    Me setup(@RequestBody Me.Setup setup, HttpServletRequest request, HttpServletResponse response) {
        return opened(
                people.setUp(Secret.of(setup.code()), Secret.of(setup.password()), request.getRemoteAddr()),
                request,
                response);
    }

    private Me opened(Secret<String> session, HttpServletRequest request, HttpServletResponse response) {
        setCookie(response, session.reveal(), -1);
        return whoami(identity.bySession(session, request).orElseThrow());
    }

    @Open("signing out needs no right")
    @PostMapping("/logout")
    void logout(HttpServletRequest request, HttpServletResponse response) {
        String session = Identity.cookie(request);
        if (session != null) {
            people.signOut(Secret.of(session));
            identity.forget(Secret.of(session));
        }
        setCookie(response, "", 0);
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/whoami")
    Me whoami(Person person) {
        Map<String, List<String>> grants = new HashMap<>();
        person.grants()
                .forEach((scope, set) -> grants.put(
                        scope, set.stream().map(Permission::word).sorted().toList()));
        return new Me(person.user(), person.displayName(), person.mayEverywhere(Permission.PLATFORM_ADMIN), grants);
    }

    /** A fresh one-use link that sets the password of the first administrator. */
    @Needs(Permission.PLATFORM_ADMIN)
    @PostMapping("/setup-links")
    Link link(Person person) {
        return new Link(settings.url() + "/setup?code="
                + people.setupCode(person.actor()).reveal());
    }

    record Link(String url) {}

    private static void setCookie(HttpServletResponse response, String value, long seconds) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Identity.COOKIE, value)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(seconds)
                        .build()
                        .toString());
    }
}
