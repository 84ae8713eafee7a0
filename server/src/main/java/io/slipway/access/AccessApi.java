package io.slipway.access;

import io.slipway.api.Me;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who am I. */
@RestController
@RequestMapping("/api/v1")
class AccessApi {

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/whoami")
    Me whoami(Person person) {
        return person.me();
    }
}
