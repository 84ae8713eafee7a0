package io.slipway.schedule;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Schedule;
import io.slipway.store.Trial;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When an app's number of pods changes by the clock. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}/apps/{a}/schedule")
class ScheduleApi {
    private final Schedules schedules;

    ScheduleApi(Schedules schedules) {
        this.schedules = schedules;
    }

    @Needs(Permission.APP_VIEW)
    @GetMapping
    Schedule get(@PathVariable String p, @PathVariable String e, @PathVariable String a) {
        return schedules.get(p, e, a);
    }

    @Needs(value = Permission.SCALE, prod = Permission.DEPLOY_PROD)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Schedule add(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Schedule.Add wish,
            Trial trial,
            Person person) {
        return trial.of(() -> schedules.add(p, e, a, wish, person.actor()));
    }

    @Needs(value = Permission.SCALE, prod = Permission.DEPLOY_PROD)
    @DeleteMapping("/{id}")
    Schedule remove(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            Trial trial,
            Person person) {
        return trial.of(() -> schedules.remove(p, e, a, id, reason, person.actor()));
    }
}
