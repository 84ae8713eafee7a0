package io.slipway.access;

import io.slipway.api.Account;
import io.slipway.api.Page;
import io.slipway.api.SessionView;
import io.slipway.api.TokenView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own account: name, sessions, tokens. */
@RestController
@RequestMapping("/api/v1/me")
class AccountApi {
    private final People people;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Identity identity;

    AccountApi(People people, Sessions sessions, ApiTokens tokens, Identity identity) {
        this.people = people;
        this.sessions = sessions;
        this.tokens = tokens;
        this.identity = identity;
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping
    Account account(Person person) {
        return people.get(person.user());
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @PutMapping
    Account rename(@RequestBody Account.Rename wish, Person person, HttpServletRequest request) {
        identity.own(request);
        return people.rename(person.user(), wish.displayName(), person.actor());
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/sessions")
    Page<SessionView> sessions(Person person, HttpServletRequest request) {
        return Page.of(sessions.list(person.user(), identity.own(request).session()));
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id, Person person, HttpServletRequest request) {
        identity.own(request);
        sessions.end(person.user(), id, person.actor());
    }

    /** @param all also the session that asks */
    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(@RequestParam(defaultValue = "false") boolean all, Person person, HttpServletRequest request) {
        Identity.Own own = identity.own(request);
        sessions.endAll(person.user(), all ? null : own.session(), person.actor());
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/tokens")
    Page<TokenView> tokens(Person person, HttpServletRequest request) {
        identity.own(request);
        return Page.of(tokens.list(person.user()));
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    TokenView.Made create(@RequestBody TokenView.Create wish, Person person, HttpServletRequest request) {
        return tokens.create(person, wish, identity.own(request).token());
    }

    /** @param token its id or its name */
    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @DeleteMapping("/tokens/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String token, Person person, HttpServletRequest request) {
        identity.own(request);
        tokens.revoke(person.user(), token, person.actor());
    }
}
