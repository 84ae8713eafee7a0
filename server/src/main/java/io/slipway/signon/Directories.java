package io.slipway.signon;

import io.slipway.access.Arrivals;
import io.slipway.api.IdentityProvider;
import io.slipway.api.Names;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All directories that passwords are asked of, one after the other. */
@Component
class Directories {
    private final Providers providers;
    private final LdapSignIn ldap;

    Directories(Providers providers, LdapSignIn ldap) {
        this.providers = providers;
        this.ldap = ldap;
    }

    /** Throws where one that could not be asked might have known the person. */
    Optional<Arrivals.Vouched> check(String user, Secret<String> password) {
        // Other names could be the same one to a directory, which folds case and spaces: tries at it would be counted
        // apart.
        if (!Names.legalPerson(user)) return Optional.empty();
        List<Providers.Trusted> directories = providers.all().stream()
                .filter(one -> one.about().kind() == IdentityProvider.Kind.ldap)
                .toList();
        Refusal silent = null;
        for (Providers.Trusted one : directories) {
            try {
                Optional<Arrivals.Vouched> found = ldap.check(one, user, password);
                if (found.isPresent()) return found;
            } catch (Refusal e) {
                silent = e;
            }
        }
        if (silent != null) throw silent;
        return Optional.empty();
    }
}
