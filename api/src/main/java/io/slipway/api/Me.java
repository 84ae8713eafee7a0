package io.slipway.api;

import io.slipway.api.Environment.EnvClass;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param grants permissions that hold on a whole scope: {@code *} or a project's name
 * @param rights all that is given and denied, also in parts of a project; for what to show, the server decides again
 */
public record Me(String user, String displayName, boolean admin, Map<String, List<String>> grants, List<Right> rights) {

    /**
     * Permissions given, or denied, where all of what is told applies.
     *
     * @param deny it takes them, whoever gives them
     */
    public record Right(
            boolean deny,
            @Nullable String project,
            @Nullable String env,
            @Nullable EnvClass envClass,
            @Nullable String app,
            @Nullable String cluster,
            List<String> permissions) {}

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
