package io.slipway.signon;

import io.slipway.access.Identity;
import io.slipway.access.Needs;
import io.slipway.access.Open;
import io.slipway.access.Origin;
import io.slipway.access.People;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Sessions;
import io.slipway.api.Account;
import io.slipway.api.Me;
import io.slipway.core.Secret;
import io.slipway.store.Trial;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in, sign-out, passwords and the links that set them. */
@RestController
@RequestMapping("/api/v1")
class SignInApi {
    private final SignIn signIn;
    private final PasswordLinks links;
    private final People people;
    private final Sessions sessions;
    private final Identity identity;
    private final Cookies cookies;

    SignInApi(
            SignIn signIn, PasswordLinks links, People people, Sessions sessions, Identity identity, Cookies cookies) {
        this.signIn = signIn;
        this.links = links;
        this.people = people;
        this.sessions = sessions;
        this.identity = identity;
        this.cookies = cookies;
    }

    @Open("sign-in")
    @PostMapping("/login")
    Me login(@RequestBody Me.Login login, HttpServletRequest request, HttpServletResponse response) {
        return opened(signIn.byPassword(login, Origin.of(request)), request, response);
    }

    @Open("the one-use link itself is the proof")
    @PostMapping("/setup")
    Me setup(@RequestBody Me.Setup setup, HttpServletRequest request, HttpServletResponse response) {
        return opened(signIn.byLink(setup, Origin.of(request)), request, response);
    }

    private Me opened(SignIn.Opened opened, HttpServletRequest request, HttpServletResponse response) {
        cookies.opened(opened, response);
        return identity.bySession(opened.session(), request).orElseThrow().me();
    }

    @Open("signing out needs no right")
    @PostMapping("/logout")
    void logout(HttpServletRequest request, HttpServletResponse response) {
        String session = Origin.cookie(request, Identity.COOKIE);
        if (session != null) sessions.signOut(Secret.of(session));
        cookies.closed(response);
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @PutMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(@RequestBody Account.NewPassword wish, Person person, HttpServletRequest request) {
        signIn.change(person.user(), wish, identity.own(request).session(), Origin.of(request));
    }

    /** Makes a person and the link that sets the first password. */
    @Needs(Permission.RBAC_EDIT)
    @PostMapping("/people")
    @ResponseStatus(HttpStatus.CREATED)
    Account.Made create(@RequestBody Account.Create wish, Trial trial, Person person) {
        return trial.of(() -> links.invite(wish, person.actor()));
    }

    /** A fresh one-use link that sets somebody's password. */
    @Needs(Permission.RBAC_EDIT)
    @PostMapping("/people/{name}/links")
    Link link(@PathVariable String name, Person person) {
        people.get(name);
        people.vetOver(name, person);
        return new Link(links.url(links.make(name, person.actor())));
    }

    /** A fresh one-use link that sets the password of the first administrator. */
    @Needs(Permission.PLATFORM_ADMIN)
    @PostMapping("/setup-links")
    Link firstLink(Person person) {
        people.vetOver(People.LOCAL_ADMIN, person);
        return new Link(links.url(links.make(People.LOCAL_ADMIN, person.actor())));
    }

    record Link(String url) {}
}
