package io.slipway.rollout;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Rollout;
import io.slipway.api.ShipView;
import io.slipway.build.Builds;
import io.slipway.store.Trial;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Build and deploy in one act. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}/apps/{a}")
class ShipApi {
    private final Ships ships;
    private final Builds builds;

    ShipApi(Ships ships, Builds builds) {
        this.ships = ships;
        this.builds = builds;
    }

    @Needs(value = Permission.DEPLOY, also = Permission.BUILD_RUN, prod = Permission.DEPLOY_PROD)
    @PostMapping("/ship")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ShipView ship(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Rollout.Ship wish,
            Trial trial,
            Person person) {
        return trial.of(
                () -> ships.start(p, e, a, wish, person.actor()),
                () -> builds.start(p, a, wish.ref(), person.actor(), null));
    }

    @Needs(Permission.APP_VIEW)
    @GetMapping("/ships/{id}")
    ShipView get(@PathVariable String p, @PathVariable String e, @PathVariable String a, @PathVariable UUID id) {
        return ships.get(p, e, a, id);
    }
}
