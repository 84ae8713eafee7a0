package io.slipway.signon;

import io.slipway.access.Arrivals;
import io.slipway.api.IdentityProvider;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ldap.NamingException;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.ldap.core.support.DefaultTlsDirContextAuthenticationStrategy;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;
import org.springframework.security.ldap.userdetails.DefaultLdapAuthoritiesPopulator;
import org.springframework.stereotype.Component;

/** Asks a directory whether a password is right: it searches the person, then binds as the one it found. */
@Component
class LdapSignIn {
    private static final Logger log = LoggerFactory.getLogger(LdapSignIn.class);
    private static final String PATIENCE_MILLIS = "5000";
    /** Its own attributes too: the entry's id is one of them. */
    private static final String[] ALL = {"*", "+"};

    /** Empty when the directory does not know this name with this password. */
    Optional<Arrivals.Vouched> check(Providers.Trusted provider, String user, Secret<String> password) {
        // To a directory, a bind without a password is one by nobody, and succeeds.
        if (user.isBlank() || password.reveal().isEmpty()) return Optional.empty();
        try {
            return Optional.of(bound(provider, user, password));
        } catch (AuthenticationException e) {
            log.debug("directory {} does not take {}", provider.name(), user, e);
            return Optional.empty();
        } catch (NamingException | IllegalStateException e) {
            log.warn("directory {} cannot be asked", provider.name(), e);
            throw Refusal.of(
                    Code.SignInFailed,
                    "the directory '" + provider.about().display() + "' cannot be asked now",
                    "try again; the server's log has the cause");
        }
    }

    private static Arrivals.Vouched bound(Providers.Trusted provider, String user, Secret<String> password) {
        IdentityProvider.Ldap set = Objects.requireNonNull(provider.about().ldap());
        DefaultSpringSecurityContextSource source =
                source(set, provider.secret().get().orElse(null));
        BindAuthenticator binds = new BindAuthenticator(source);
        binds.setUserAttributes(ALL);
        binds.setUserSearch(new FilterBasedLdapUserSearch(
                set.userBase(), Objects.requireNonNullElse(set.userFilter(), "(uid={0})"), source));
        DirContextOperations entry =
                binds.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(user, password.reveal()));
        String name = attribute(entry, Objects.requireNonNullElse(set.nameAttribute(), "uid"), user);
        return new Arrivals.Vouched(
                provider.name(),
                attribute(entry, "entryUUID", entry.getDn().toString().toLowerCase(Locale.ROOT)),
                name.toLowerCase(Locale.ROOT),
                attribute(entry, Objects.requireNonNullElse(set.displayAttribute(), "cn"), name),
                provider.teams(groups(set, source, entry, name)));
    }

    private static String attribute(DirContextOperations entry, String name, String otherwise) {
        String value = entry.getStringAttribute(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static List<String> groups(
            IdentityProvider.Ldap set,
            DefaultSpringSecurityContextSource source,
            DirContextOperations entry,
            String name) {
        if (set.groupBase() == null) return List.of();
        DefaultLdapAuthoritiesPopulator groups = new DefaultLdapAuthoritiesPopulator(source, set.groupBase());
        groups.setGroupSearchFilter(Objects.requireNonNullElse(set.groupFilter(), "(member={0})"));
        groups.setGroupRoleAttribute(Objects.requireNonNullElse(set.groupAttribute(), "cn"));
        groups.setSearchSubtree(true);
        groups.setRolePrefix("");
        groups.setConvertToUpperCase(false);
        Collection<? extends GrantedAuthority> found = groups.getGrantedAuthorities(entry, name);
        return found.stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .toList();
    }

    private static DefaultSpringSecurityContextSource source(
            IdentityProvider.Ldap set, @org.jspecify.annotations.Nullable Secret<String> secret) {
        DefaultSpringSecurityContextSource source = new DefaultSpringSecurityContextSource(set.url());
        if (set.bindDn() != null && secret != null) {
            source.setUserDn(set.bindDn());
            source.setPassword(secret.reveal());
        } else {
            source.setAnonymousReadOnly(true);
        }
        if (Boolean.TRUE.equals(set.startTls())) {
            source.setAuthenticationStrategy(new DefaultTlsDirContextAuthenticationStrategy());
        }
        Map<String, Object> environment = new HashMap<>();
        environment.put("com.sun.jndi.ldap.connect.timeout", PATIENCE_MILLIS);
        environment.put("com.sun.jndi.ldap.read.timeout", PATIENCE_MILLIS);
        source.setBaseEnvironmentProperties(environment);
        // A pool would keep connections that were bound as somebody.
        source.setPooled(false);
        source.setReferral("ignore");
        source.afterPropertiesSet();
        return source;
    }
}
