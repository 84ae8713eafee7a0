package io.slipway.api;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who vouches for people beside the platform itself. Its secret is never shown.
 *
 * @param display what the sign-in page calls it
 * @param groups teams by the provider's group; a person's teams follow at each sign-in
 * @param requireGroup true where only who is in one of these groups may come in
 * @param secret true when there is one
 */
public record IdentityProvider(
        String name,
        Kind kind,
        String display,
        @Nullable Oidc oidc,
        @Nullable Ldap ldap,
        Map<String, List<String>> groups,
        boolean requireGroup,
        boolean secret,
        Instant created) {

    public enum Kind {
        oidc,
        ldap
    }

    /**
     * OpenID Connect, by the authorisation code flow with PKCE.
     *
     * @param issuer where {@code /.well-known/openid-configuration} is
     * @param nameClaim becomes the user name, {@code preferred_username} if not said
     * @param displayClaim {@code name} if not said
     * @param groupsClaim {@code groups} if not said
     */
    public record Oidc(
            String issuer,
            String clientId,
            @Nullable List<String> scopes,
            @Nullable String nameClaim,
            @Nullable String displayClaim,
            @Nullable String groupsClaim) {}

    /**
     * A directory: the person is searched, then bound as with the password.
     *
     * @param url {@code ldaps://HOST}, or {@code ldap://HOST} with startTls
     * @param bindDn who searches, with the secret as password; absent: anonymous
     * @param userFilter {@code (uid={0})} if not said
     * @param nameAttribute becomes the user name, {@code uid} if not said
     * @param groupBase absent: no groups are read
     * @param groupFilter {@code (member={0})} if not said, {0} being the person's entry
     */
    public record Ldap(
            String url,
            @Nullable Boolean startTls,
            @Nullable String bindDn,
            String userBase,
            @Nullable String userFilter,
            @Nullable String nameAttribute,
            @Nullable String displayAttribute,
            @Nullable String groupBase,
            @Nullable String groupFilter,
            @Nullable String groupAttribute) {}

    /** What the sign-in page shows of it. */
    public record Button(String name, String display) {}

    /**
     * Input of {@code PUT /identity-providers/{name}}.
     *
     * @param secret the client's secret or the searcher's password; absent: the one that is kept stays
     */
    public record Put(
            @Nullable Kind kind,
            @Nullable String display,
            @Nullable String secret,
            @Nullable Oidc oidc,
            @Nullable Ldap ldap,
            @Nullable Map<String, List<String>> groups,
            @Nullable Boolean requireGroup)
            implements Checked {
        private static final Pattern LOOPBACK = Pattern.compile("127\\.[0-9.]+|localhost|\\[::1]");

        @Override
        public List<Problem.Fault> faults() {
            List<Problem.Fault> faults = new ArrayList<>();
            if (kind == null) faults.add(new Problem.Fault("kind", "say which kind: oidc or ldap"));
            if (kind == Kind.oidc) oidcFaults(faults);
            if (kind == Kind.ldap) ldapFaults(faults);
            return faults;
        }

        private void oidcFaults(List<Problem.Fault> faults) {
            if (oidc == null) {
                faults.add(new Problem.Fault("oidc", "the settings of the provider are missing"));
                return;
            }
            if (blank(oidc.clientId)) faults.add(new Problem.Fault("oidc.clientId", "the client id is missing"));
            if (!safe(oidc.issuer, "https", "http")) {
                faults.add(new Problem.Fault(
                        "oidc.issuer",
                        "the issuer is an https address (http only on this machine), not '" + oidc.issuer + "'"));
            }
        }

        private void ldapFaults(List<Problem.Fault> faults) {
            if (ldap == null) {
                faults.add(new Problem.Fault("ldap", "the settings of the directory are missing"));
                return;
            }
            boolean startTls = Boolean.TRUE.equals(ldap.startTls);
            if (!safe(ldap.url, "ldaps", startTls ? "ldaps" : "ldap") && !(startTls && has(ldap.url, "ldap"))) {
                faults.add(new Problem.Fault(
                        "ldap.url",
                        "the directory is an ldaps address, or an ldap one with startTls (without it only on this machine), not '"
                                + ldap.url + "'"));
            }
            if (blank(ldap.userBase))
                faults.add(new Problem.Fault("ldap.userBase", "say below which entry people are"));
        }

        /** @param plain is for this machine alone */
        private static boolean safe(@Nullable String url, String scheme, String plain) {
            if (has(url, scheme)) return true;
            return has(url, plain) && LOOPBACK.matcher(host(url)).matches();
        }

        private static boolean has(@Nullable String url, String scheme) {
            return url != null && url.startsWith(scheme + "://") && !host(url).isEmpty();
        }

        private static String host(@Nullable String url) {
            try {
                String host = url == null ? null : URI.create(url).getHost();
                return host == null ? "" : host;
            } catch (IllegalArgumentException e) {
                return "";
            }
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }

        @Override
        public String toString() {
            return kind + " " + display;
        }
    }
}
