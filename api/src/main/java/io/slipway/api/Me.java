package io.slipway.api;

import java.util.List;
import java.util.Map;

/**
 * Who is asking.
 *
 * @param grants permissions by scope: {@code *} or a project's name
 */
public record Me(String user, String displayName, boolean admin, Map<String, List<String>> grants) {

    /** Input of {@code POST /login}. */
    public record Login(String user, String password) {}

    /** Input of {@code POST /setup}: the code of the one-use link and the password to set. */
    public record Setup(String code, String password) {}
}
