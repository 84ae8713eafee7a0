package io.slipway.signon;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** What Spring needs to speak with a provider, found by its issuer's description and kept for a while. */
@Component
class OidcClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long HOLDS = TimeUnit.MINUTES.toNanos(10);
    private static final String ALGORITHMS = "id_token_signing_alg_values_supported";
    /** Keys that the provider alone has; with a shared secret we could sign for it ourselves, and so could a thief. */
    private static final Set<SignatureAlgorithm> ASYMMETRIC = Set.of(SignatureAlgorithm.values());

    private final Settings settings;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param exchange trades the code for an ID token, and judges that */
    record Client(ClientRegistration registration, OidcAuthorizationCodeAuthenticationProvider exchange) {}

    private record Known(int version, long at, Client client) {}

    OidcClient(Settings settings) {
        this.settings = settings;
    }

    Client of(Providers.Trusted provider) {
        Known found = known.get(provider.name());
        boolean fresh =
                found != null && found.version() == provider.version() && System.nanoTime() - found.at() < HOLDS;
        if (fresh && found != null) return found.client();
        Client made = make(provider);
        known.put(provider.name(), new Known(provider.version(), System.nanoTime(), made));
        return made;
    }

    private Client make(Providers.Trusted provider) {
        var oidc = Objects.requireNonNull(provider.about().oidc(), "a provider without its settings");
        try {
            var builder = ClientRegistrations.fromOidcIssuerLocation(oidc.issuer())
                    .registrationId(provider.name())
                    .clientId(oidc.clientId())
                    .scope(scopes(oidc.scopes()))
                    .redirectUri(settings.url() + "/api/v1/sign-in/" + provider.name() + "/callback");
            ClientRegistration registration = provider.secret()
                    .get()
                    .map(secret -> builder.clientSecret(secret.reveal()))
                    .orElseGet(() -> builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE))
                    .build();
            if (registration.getProviderDetails().getAuthorizationUri() == null) {
                throw new IllegalStateException("no authorization_endpoint");
            }
            return new Client(registration, exchange());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Refusal.of(
                    Code.SignInFailed,
                    "the identity provider '%s' does not describe itself at %s: %s"
                            .formatted(provider.name(), oidc.issuer(), e.getMessage()),
                    "is it up, is its certificate trusted, and does its issuer say the same address?");
        }
    }

    private static List<String> scopes(@org.jspecify.annotations.Nullable List<String> wanted) {
        List<String> scopes =
                new java.util.ArrayList<>(wanted == null ? List.of("openid", "profile", "email") : wanted);
        if (!scopes.contains("openid")) scopes.addFirst("openid");
        return scopes;
    }

    private static OidcAuthorizationCodeAuthenticationProvider exchange() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(patient())
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(OidcClient::algorithm);
        var exchange = new OidcAuthorizationCodeAuthenticationProvider(tokens, new OidcUserService());
        exchange.setJwtDecoderFactory(decoders);
        return exchange;
    }

    private static SimpleClientHttpRequestFactory patient() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return requests;
    }

    /** The first that the provider says it signs with, of those with a key of its own; never what a token says. */
    private static SignatureAlgorithm algorithm(ClientRegistration registration) {
        Object said =
                registration.getProviderDetails().getConfigurationMetadata().get(ALGORITHMS);
        if (said instanceof List<?> list) {
            for (Object one : list) {
                for (SignatureAlgorithm ours : ASYMMETRIC) if (ours.getName().equals(one)) return ours;
            }
        }
        return SignatureAlgorithm.RS256;
    }
}
