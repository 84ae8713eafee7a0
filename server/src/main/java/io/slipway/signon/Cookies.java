package io.slipway.signon;

import io.slipway.access.Identity;
import io.slipway.access.Origin;
import io.slipway.core.Secret;
import io.slipway.store.Settings;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What a browser keeps of a sign-in: out of reach of scripts and of other sites. */
@Component
class Cookies {
    static final String FLOW_NAME = "slipway_flow";
    /** As long as somebody may take to sign in at a provider. */
    static final Duration FLOW = Duration.ofMinutes(10);

    private final boolean secure;

    Cookies(Settings settings) {
        this.secure = settings.url().startsWith("https:");
    }

    void opened(SignIn.Opened opened, HttpServletResponse response) {
        add(response, Identity.COOKIE, opened.session(), Duration.ofSeconds(-1), "/", "Strict");
        add(response, Origin.DEVICE, opened.device(), KnownPlaces.HOLDS, "/api/v1", "Strict");
    }

    void closed(HttpServletResponse response) {
        add(response, Identity.COOKIE, Secret.of(""), Duration.ZERO, "/", "Strict");
    }

    /** Lax: the way back begins on the provider's site. */
    void flow(Secret<String> flow, HttpServletResponse response) {
        add(response, FLOW_NAME, flow, FLOW, "/api/v1/sign-in", "Lax");
    }

    void flowOver(HttpServletResponse response) {
        add(response, FLOW_NAME, Secret.of(""), Duration.ZERO, "/api/v1/sign-in", "Lax");
    }

    private void add(
            HttpServletResponse response, String name, Secret<String> value, Duration life, String path, String sites) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value.reveal())
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite(sites)
                        .path(path)
                        .maxAge(life)
                        .build()
                        .toString());
    }
}
