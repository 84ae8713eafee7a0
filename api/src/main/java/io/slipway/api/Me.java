package io.slipway.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param grants permissions by scope: {@code *} or a project's name
 */
public record Me(String user, String displayName, boolean admin, Map<String, List<String>> grants) {

    /**
     * Input of {@code POST /login}.
     *
     * @param otp the code of the second factor, or a recovery code, where there is one
     */
    public record Login(
            String user, String password, @Nullable String otp) {
        @Override
        public String toString() {
            return user;
        }
    }

    /** Input of {@code POST /setup}: the code of the one-use link and the password to set. */
    public record Setup(
            String code, String password, @Nullable String otp) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
