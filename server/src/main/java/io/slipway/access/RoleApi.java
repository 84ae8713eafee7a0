package io.slipway.access;

import io.slipway.api.GrantView;
import io.slipway.api.Page;
import io.slipway.api.RoleView;
import io.slipway.api.Simulation;
import io.slipway.api.Team;
import io.slipway.core.Refusal;
import io.slipway.store.Trial;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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

/** Rights, roles, teams, and who was given which. */
@RestController
@RequestMapping("/api/v1/access")
class RoleApi {
    private final Roles roles;
    private final TeamEdits teams;
    private final GrantEdits grants;
    private final Simulations simulations;

    RoleApi(Roles roles, TeamEdits teams, GrantEdits grants, Simulations simulations) {
        this.simulations = simulations;
        this.roles = roles;
        this.teams = teams;
        this.grants = grants;
    }

    /** Every right there is. */
    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/rights")
    Page<String> rights() {
        return Page.of(Arrays.stream(Permission.values()).map(Permission::word).toList());
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/roles")
    Page<RoleView> roles() {
        return Page.of(roles.list());
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/roles/{role}")
    RoleView role(@PathVariable String role) {
        return roles.get(role);
    }

    /** Makes a role, or changes what it holds. */
    @Needs(Permission.RBAC_EDIT)
    @PutMapping("/roles/{role}")
    RoleView write(@PathVariable String role, @RequestBody RoleView.Write wish, Trial trial, Person person) {
        return trial.of(() -> roles.write(role, wish, person));
    }

    @Needs(Permission.RBAC_EDIT)
    @DeleteMapping("/roles/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String role, Trial trial, Person person) {
        act(trial, () -> roles.delete(role, person));
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/teams")
    Page<Team> teams(Person person) {
        return Page.of(teams.list(person));
    }

    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/teams/{team}")
    Team team(@PathVariable String team, Person person) {
        return teams.get(team, person);
    }

    @Needs(Permission.RBAC_EDIT)
    @PostMapping("/teams")
    @ResponseStatus(HttpStatus.CREATED)
    Team create(@RequestBody Team.Create wish, Trial trial, Person person) {
        return trial.of(() -> teams.create(wish, person));
    }

    @Needs(Permission.RBAC_EDIT)
    @DeleteMapping("/teams/{team}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteTeam(@PathVariable String team, Trial trial, Person person) {
        act(trial, () -> teams.delete(team, person));
    }

    @Needs(Permission.RBAC_EDIT)
    @PutMapping("/teams/{team}/members/{person}")
    Team join(@PathVariable String team, @PathVariable("person") String joining, Trial trial, Person person) {
        return trial.of(() -> teams.join(team, joining, person));
    }

    @Needs(Permission.RBAC_EDIT)
    @DeleteMapping("/teams/{team}/members/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable String team, @PathVariable("person") String leaving, Trial trial, Person person) {
        act(trial, () -> teams.leave(team, leaving, person));
    }

    /** One's own, and those where one gives rights. */
    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/grants")
    Page<GrantView> grants(Person person) {
        return Page.of(grants.list(person));
    }

    /** The place is in the body: rights are asked for there. */
    @Needs(value = Permission.RBAC_EDIT, anywhere = true)
    @PostMapping("/grants")
    @ResponseStatus(HttpStatus.CREATED)
    GrantView give(@RequestBody GrantView.Create wish, Trial trial, Person person) {
        return trial.of(() -> grants.give(wish, person));
    }

    @Needs(value = Permission.RBAC_EDIT, anywhere = true)
    @DeleteMapping("/grants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable UUID id, Trial trial, Person person) {
        act(trial, () -> grants.remove(id, person));
    }

    /**
     * What somebody could do somewhere; of oneself, and of others where one gives rights or reads the audit.
     *
     * @param person oneself when it is left out
     * @param right a right or a verb; all rights when it is left out
     */
    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping("/simulation")
    Page<Simulation> simulation(
            @RequestParam(name = "person", required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String right,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String env,
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(required = false) @Nullable String cluster,
            Person person) {
        if (project == null && (env != null || app != null)) {
            throw Refusal.invalid("project", "environments and apps are named inside of a project: name that too");
        }
        Map<String, String> path = new HashMap<>();
        if (project != null) path.put("p", project);
        if (env != null) path.put("e", env);
        if (app != null) path.put("a", app);
        if (cluster != null) path.put("c", cluster);
        return Page.of(simulations.of(user == null ? person.user() : user, right, path, person));
    }

    private static void act(Trial trial, Runnable act) {
        var _ = trial.of(() -> {
            act.run();
            return trial;
        });
    }
}
