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
    private final boolean secure;

    Cookies(Settings settings) {
        this.secure = settings.url().startsWith("https:");
    }

    void opened(SignIn.Opened opened, HttpServletResponse response) {
        add(response, Identity.COOKIE, opened.session(), Duration.ofSeconds(-1), "/");
        add(response, Origin.DEVICE, opened.device(), KnownPlaces.HOLDS, "/api/v1");
    }

    void closed(HttpServletResponse response) {
        add(response, Identity.COOKIE, Secret.of(""), Duration.ZERO, "/");
    }

    private void add(HttpServletResponse response, String name, Secret<String> value, Duration life, String path) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value.reveal())
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Strict")
                        .path(path)
                        .maxAge(life)
                        .build()
                        .toString());
    }
}
