package io.slipway.access;

import io.slipway.api.Account;
import io.slipway.api.Page;
import io.slipway.api.SessionView;
import io.slipway.api.TokenView;
import io.slipway.store.Trial;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** All people, for those who give rights. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleApi {
    private static final int MOST = 500;
    private final People people;
    private final Sessions sessions;
    private final ApiTokens tokens;

    PeopleApi(People people, Sessions sessions, ApiTokens tokens) {
        this.people = people;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Needs(Permission.RBAC_EDIT)
    @GetMapping
    Page<Account> list(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "100") int size) {
        return people.list(q, cursor, Math.clamp(size, 1, MOST));
    }

    @Needs(Permission.RBAC_EDIT)
    @GetMapping("/{name}")
    Account show(@PathVariable String name) {
        return people.get(name);
    }

    @Needs(Permission.RBAC_EDIT)
    @PutMapping("/{name}")
    Account rename(@PathVariable String name, @RequestBody Account.Rename wish, Trial trial, Person person) {
        return trial.of(() -> people.rename(name, wish.displayName(), person.actor()));
    }

    @Needs(Permission.RBAC_EDIT)
    @PostMapping("/{name}/disable")
    Account disable(@PathVariable String name, Trial trial, Person person) {
        return trial.of(() -> people.disable(name, person));
    }

    @Needs(Permission.RBAC_EDIT)
    @PostMapping("/{name}/enable")
    Account enable(@PathVariable String name, Trial trial, Person person) {
        return trial.of(() -> people.enable(name, person));
    }

    @Needs(Permission.RBAC_EDIT)
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, Trial trial, Person person) {
        trial.of(() -> {
            people.delete(name, person);
            return name;
        });
    }

    @Needs(Permission.RBAC_EDIT)
    @GetMapping("/{name}/sessions")
    Page<SessionView> sessions(@PathVariable String name) {
        people.get(name);
        return Page.of(sessions.list(name, null));
    }

    @Needs(Permission.RBAC_EDIT)
    @DeleteMapping("/{name}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(@PathVariable String name, Person person) {
        people.get(name);
        people.vetOver(name, person);
        sessions.endAll(name, null, person.actor());
    }

    @Needs(Permission.RBAC_EDIT)
    @DeleteMapping("/{name}/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String name, @PathVariable UUID id, Person person) {
        people.get(name);
        people.vetOver(name, person);
        sessions.end(name, id, person.actor());
    }

    @Needs(Permission.RBAC_EDIT)
    @GetMapping("/{name}/tokens")
    Page<TokenView> tokens(@PathVariable String name) {
        people.get(name);
        return Page.of(tokens.list(name));
    }

    @Needs(Permission.RBAC_EDIT)
    @DeleteMapping("/{name}/tokens/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String name, @PathVariable String token, Person person) {
        people.get(name);
        people.vetOver(name, person);
        tokens.revoke(name, token, person.actor());
    }
}
