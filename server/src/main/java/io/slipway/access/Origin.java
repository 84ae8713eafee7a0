package io.slipway.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from: what a list of sessions shows, and what tells a known device from others.
 *
 * @param address the connection's other end; no header has a say in it
 * @param agent what the browser or program calls itself
 * @param device the value of the cookie that a device keeps after a sign-in
 */
public record Origin(
        String address, @Nullable String agent, @Nullable String device) {
    public static final String DEVICE = "slipway_device";
    private static final int MOST = 200;

    public static Origin of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        String shown = agent == null ? null : agent.replaceAll("\\p{Cntrl}", " ");
        return new Origin(
                request.getRemoteAddr(),
                shown == null || shown.length() <= MOST ? shown : shown.substring(0, MOST),
                cookie(request, DEVICE));
    }

    public static @Nullable String cookie(HttpServletRequest request, String name) {
        if (request.getCookies() == null) return null;
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(name)) return cookie.getValue();
        }
        return null;
    }

    /** The device's cookie is a credential of a kind. */
    @Override
    public String toString() {
        return address;
    }
}
