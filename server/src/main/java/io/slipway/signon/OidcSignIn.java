package io.slipway.signon;

import io.slipway.access.Arrivals;
import io.slipway.access.Origin;
import io.slipway.api.IdentityProvider;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Sends a browser to an identity provider and makes a session of what it brings back. */
@Component
class OidcSignIn {
    private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);
    private final OidcClient clients;
    private final SignIn signIn;

    OidcSignIn(OidcClient clients, SignIn signIn) {
        this.clients = clients;
        this.signIn = signIn;
    }

    /** Where the browser goes first. */
    String away(Providers.Trusted provider, OidcFlow flow) {
        return request(clients.of(provider).registration(), flow).getAuthorizationRequestUri();
    }

    /** The nonce goes out as a hash, and PKCE's verifier stays here. */
    private static OAuth2AuthorizationRequest request(ClientRegistration registration, OidcFlow flow) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(Objects.requireNonNull(
                        registration.getProviderDetails().getAuthorizationUri(), "found with the client"))
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(flow.state())
                .attributes(Map.of(
                        "registration_id",
                        registration.getRegistrationId(),
                        "nonce",
                        flow.nonce(),
                        "code_verifier",
                        flow.verifier()))
                .additionalParameters(Map.of(
                        "nonce",
                        OidcFlow.challenge(flow.nonce()),
                        "code_challenge",
                        OidcFlow.challenge(flow.verifier()),
                        "code_challenge_method",
                        "S256"))
                .build();
    }

    /** Spring compares state and nonce, trades the code, and judges the ID token: signature, issuer, audience, azp, times. */
    SignIn.Opened back(Providers.Trusted provider, OidcFlow flow, String code, String state, Origin from) {
        OidcClient.Client client = clients.of(provider);
        OAuth2AuthorizationExchange exchange = new OAuth2AuthorizationExchange(
                request(client.registration(), flow),
                OAuth2AuthorizationResponse.success(code)
                        .redirectUri(
                                Objects.requireNonNull(client.registration().getRedirectUri()))
                        .state(state)
                        .build());
        OidcUser user = user(provider, client, exchange);
        return signIn.vouched(vouched(provider, user), from);
    }

    private static OidcUser user(
            Providers.Trusted provider, OidcClient.Client client, OAuth2AuthorizationExchange exchange) {
        try {
            Authentication done =
                    client.exchange().authenticate(new OAuth2LoginAuthenticationToken(client.registration(), exchange));
            if (done != null && done.getPrincipal() instanceof OidcUser user) return user;
            throw failed(provider, "it sent no ID token");
        } catch (AuthenticationException | IllegalArgumentException e) {
            // The latter of answers that are no tokens at all.
            log.warn("sign-in by {}: {}", provider.name(), e.getMessage());
            throw failed(provider, "what it answered does not hold");
        }
    }

    private static Refusal failed(Providers.Trusted provider, String why) {
        return Refusal.of(
                Code.SignInFailed,
                "the sign-in by '" + provider.about().display() + "' failed: " + why,
                "try again; the server's log has the cause");
    }

    private static Arrivals.Vouched vouched(Providers.Trusted provider, OidcUser user) {
        IdentityProvider.Oidc set = Objects.requireNonNull(provider.about().oidc());
        Map<String, Object> claims = user.getClaims();
        String name = text(claims, Objects.requireNonNullElse(set.nameClaim(), "preferred_username"));
        if (name.isEmpty()) throw failed(provider, "it sent no user name");
        String subject = user.getSubject();
        if (subject == null || subject.isBlank()) throw failed(provider, "it sent no subject");
        return new Arrivals.Vouched(
                provider.name(),
                subject,
                name.toLowerCase(Locale.ROOT),
                text(claims, Objects.requireNonNullElse(set.displayClaim(), "name")),
                provider.teams(groups(claims.get(Objects.requireNonNullElse(set.groupsClaim(), "groups")))));
    }

    private static String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : "";
    }

    private static List<String> groups(@Nullable Object claim) {
        if (claim instanceof String one) return List.of(one);
        return claim instanceof Collection<?> many
                ? many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
