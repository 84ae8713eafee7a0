package io.slipway.rollout;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Autoscale;
import io.slipway.api.Rollout;
import io.slipway.store.Trial;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An app whose number of pods follows its load. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}/apps/{a}/autoscale")
class AutoscaleApi {
    private final Autoscales autoscales;

    AutoscaleApi(Autoscales autoscales) {
        this.autoscales = autoscales;
    }

    @Needs(Permission.APP_VIEW)
    @GetMapping
    Autoscale get(@PathVariable String p, @PathVariable String e, @PathVariable String a, Person person) {
        return autoscales.get(p, e, a, person.actor());
    }

    @Needs(value = Permission.SCALE, prod = Permission.DEPLOY_PROD)
    @PutMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rollout set(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Autoscale.Wish wish,
            Trial trial,
            Person person) {
        return trial.of(() -> autoscales.set(p, e, a, wish, person.actor()));
    }

    /** The number of pods stays what it is at that moment. */
    @Needs(value = Permission.SCALE, prod = Permission.DEPLOY_PROD)
    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rollout end(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestParam(required = false) @Nullable String reason,
            Trial trial,
            Person person) {
        return trial.of(() -> autoscales.end(p, e, a, reason, person.actor()));
    }
}
