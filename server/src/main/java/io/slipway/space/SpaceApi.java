package io.slipway.space;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Space;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own space. */
@RestController
@RequestMapping("/api/v1/me/space")
class SpaceApi {
    private final Spaces spaces;

    SpaceApi(Spaces spaces) {
        this.spaces = spaces;
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping
    Space show(Person person) {
        return spaces.of(person);
    }

    /** The project, and in it the first environment; asking again changes nothing. */
    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @PostMapping
    Space create(Person person) {
        return spaces.create(person);
    }
}
