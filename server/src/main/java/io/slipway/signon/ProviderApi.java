package io.slipway.signon;

import io.slipway.access.Needs;
import io.slipway.access.Open;
import io.slipway.access.Origin;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.IdentityProvider;
import io.slipway.api.Page;
import io.slipway.core.Refusal;
import io.slipway.store.Seal;
import io.slipway.store.Trial;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The identity providers, and the way to one and back. */
@RestController
@RequestMapping("/api/v1")
class ProviderApi {
    private static final Logger log = LoggerFactory.getLogger(ProviderApi.class);
    private final Providers providers;
    private final OidcSignIn oidc;
    private final Cookies cookies;
    private final Seal seal;
    private final Clock clock;

    ProviderApi(Providers providers, OidcSignIn oidc, Cookies cookies, Seal seal, Clock clock) {
        this.providers = providers;
        this.oidc = oidc;
        this.cookies = cookies;
        this.seal = seal;
        this.clock = clock;
    }

    @Needs(Permission.PLATFORM_ADMIN)
    @GetMapping("/identity-providers")
    Page<IdentityProvider> list() {
        return Page.of(providers.all().stream().map(Providers.Trusted::about).toList());
    }

    @Needs(Permission.PLATFORM_ADMIN)
    @GetMapping("/identity-providers/{name}")
    IdentityProvider show(@PathVariable String name) {
        return providers.get(name).about();
    }

    @Needs(Permission.PLATFORM_ADMIN)
    @PutMapping("/identity-providers/{name}")
    IdentityProvider put(
            @PathVariable String name, @RequestBody IdentityProvider.Put wish, Trial trial, Person person) {
        return trial.of(() -> providers.put(name, wish, person.actor()));
    }

    @Needs(Permission.PLATFORM_ADMIN)
    @DeleteMapping("/identity-providers/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, Trial trial, Person person) {
        trial.of(() -> {
            providers.delete(name, person.actor());
            return name;
        });
    }

    @Open("what the sign-in page offers; names only")
    @GetMapping("/sign-in")
    Page<IdentityProvider.Button> offered() {
        return Page.of(providers.all().stream()
                .filter(one -> one.about().kind() == IdentityProvider.Kind.oidc)
                .map(one -> new IdentityProvider.Button(one.name(), one.about().display()))
                .toList());
    }

    /** @param to the room to enter afterwards */
    @Open("the way to an identity provider")
    @GetMapping("/sign-in/{name}")
    ResponseEntity<Void> away(
            @PathVariable String name, @RequestParam(defaultValue = "/") String to, HttpServletResponse response) {
        return led(() -> {
            Providers.Trusted provider = oidcProvider(name);
            OidcFlow flow = OidcFlow.begin(name, inside(to), clock.instant().plus(Cookies.FLOW));
            String there = oidc.away(provider, flow);
            cookies.flow(flow.sealed(seal), response);
            return there;
        });
    }

    @Open("the way back; what the provider sends is the proof")
    @GetMapping("/sign-in/{name}/callback")
    ResponseEntity<Void> back(
            @PathVariable String name,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        return led(() -> {
            String cookie = Origin.cookie(request, Cookies.FLOW_NAME);
            // One cookie is good for one way back, however that ends.
            cookies.flowOver(response);
            Optional<OidcFlow> flow = cookie == null ? Optional.empty() : OidcFlow.open(cookie, seal, clock.instant());
            OidcFlow begun = flow.filter(one -> one.provider().equals(name)).orElseThrow(ProviderApi::notBegun);
            if (code == null || state == null) throw notGiven(error);
            SignIn.Opened opened = oidc.back(oidcProvider(name), begun, code, state, Origin.of(request));
            cookies.opened(opened, response);
            return begun.to();
        });
    }

    private interface Way {
        String leads();
    }

    /** A browser is here, not a program: what was refused is said on the sign-in page, in that page's own words. */
    private static ResponseEntity<Void> led(Way way) {
        String there;
        try {
            there = way.leads();
        } catch (Refusal refusal) {
            log.info("a sign-in by a provider was refused: {}", refusal.getMessage());
            there = "/sign-in?refused=" + refusal.code();
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(there))
                .build();
    }

    private Providers.Trusted oidcProvider(String name) {
        return providers
                .find(name)
                .filter(one -> one.about().kind() == IdentityProvider.Kind.oidc)
                .orElseThrow(ProviderApi::notBegun);
    }

    private static Refusal notBegun() {
        return Refusal.of(
                io.slipway.core.Code.SignInFailed, "this sign-in was not begun in this browser, or too long ago");
    }

    private static Refusal notGiven(@Nullable String error) {
        String word = error != null && error.matches("[a-z_]{1,40}") ? error : "no reason";
        return Refusal.of(io.slipway.core.Code.SignInFailed, "the provider gave no leave: " + word);
    }

    /** Only rooms of this console: an address of elsewhere would make us its herald. */
    private static String inside(String to) {
        boolean room = to.matches("/(?:[A-Za-z0-9/_.~?=&-]|%[0-9A-Fa-f]{2})*") && !to.startsWith("//");
        return room ? to : "/";
    }
}
