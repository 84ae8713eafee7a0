package io.slipway.signon;

import io.slipway.access.Identity;
import io.slipway.access.Needs;
import io.slipway.access.Origin;
import io.slipway.access.People;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.SecondFactor;
import io.slipway.core.Secret;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factor; and, for who has lost his, its removal by somebody else. */
@RestController
@RequestMapping("/api/v1")
class SecondFactorApi {
    private final SecondFactors factors;
    private final SignIn signIn;
    private final Identity identity;
    private final People people;

    SecondFactorApi(SecondFactors factors, SignIn signIn, Identity identity, People people) {
        this.factors = factors;
        this.signIn = signIn;
        this.identity = identity;
        this.people = people;
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @PostMapping("/me/second-factor")
    SecondFactor begin(@RequestBody SecondFactor.Begin wish, Person person, HttpServletRequest request) {
        identity.own(request);
        signIn.provePassword(person.user(), Secret.of(wish.password()), "password", Origin.of(request));
        return factors.begin(person.user());
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @PostMapping("/me/second-factor/confirm")
    SecondFactor.RecoveryCodes confirm(
            @RequestBody SecondFactor.Proof proof, Person person, HttpServletRequest request) {
        identity.own(request);
        return factors.confirm(person.user(), proof.otp(), person.actor());
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @PostMapping("/me/second-factor/recovery-codes")
    SecondFactor.RecoveryCodes renew(@RequestBody SecondFactor.Proof proof, Person person, HttpServletRequest request) {
        identity.own(request);
        signIn.proveFactor(person.user(), proof.otp(), Origin.of(request));
        return factors.renew(person.user(), person.actor());
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @PostMapping("/me/second-factor/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestBody SecondFactor.Proof proof, Person person, HttpServletRequest request) {
        identity.own(request);
        signIn.proveFactor(person.user(), proof.otp(), Origin.of(request));
        factors.remove(person.user(), person.actor());
    }

    @Needs(Permission.RBAC_EDIT)
    @DeleteMapping("/people/{name}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOf(@PathVariable String name, Person person) {
        people.get(name);
        people.vetOver(name, person);
        factors.remove(name, person.actor());
    }
}
