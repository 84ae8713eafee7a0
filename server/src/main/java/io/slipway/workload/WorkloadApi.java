package io.slipway.workload;

import io.slipway.access.Gate;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Environment;
import io.slipway.api.Page;
import io.slipway.api.PodView;
import io.slipway.core.Refusal;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.web.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pods, events and logs of an environment. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}")
class WorkloadApi {
    private final Environments environments;
    private final Apps apps;
    private final Workloads workloads;
    private final Logs logs;
    private final Gate gate;

    WorkloadApi(Environments environments, Apps apps, Workloads workloads, Logs logs, Gate gate) {
        this.environments = environments;
        this.apps = apps;
        this.workloads = workloads;
        this.logs = logs;
        this.gate = gate;
    }

    @Needs(Permission.ENV_VIEW)
    @GetMapping("/pods")
    Page<PodView> pods(
            @PathVariable String p, @PathVariable String e, @RequestParam(required = false) @Nullable String app) {
        return Page.of(workloads.pods(environments.get(p, e), app));
    }

    @Needs(Permission.ENV_VIEW)
    @GetMapping("/events")
    Page<Happening> events(
            @PathVariable String p, @PathVariable String e, @RequestParam(required = false) @Nullable String app) {
        return Page.of(workloads.events(environments.get(p, e), app));
    }

    private static Pattern pattern(String grep) {
        try {
            return Pattern.compile(grep);
        } catch (PatternSyntaxException e) {
            throw Refusal.invalid("grep", "'%s' is no regular expression: %s".formatted(grep, e.getDescription()));
        }
    }

    /**
     * Lines as {@code data: {"pod":..,"container":..,"time":..,"line":..}}, of all pods by their times; ends with
     * event {@code end}. {@code since} is in seconds, {@code grep} a regular expression.
     */
    @Needs(Permission.LOG)
    @GetMapping("/apps/{a}/logs")
    void logs(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestParam(defaultValue = "false") boolean follow,
            @RequestParam(defaultValue = "200") int tail,
            @RequestParam(required = false) @Nullable String pod,
            @RequestParam(required = false) @Nullable String container,
            @RequestParam(defaultValue = "false") boolean previous,
            @RequestParam(required = false) @Nullable Long since,
            @RequestParam(required = false) @Nullable String grep,
            Person person,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        apps.get(p, a);
        Environment env = environments.get(p, e);
        Logs.Request request = new Logs.Request(
                env,
                a,
                pod,
                container,
                follow,
                previous,
                tail,
                since == null ? null : Duration.ofSeconds(since),
                grep == null ? null : pattern(grep),
                person.actor());
        logs.check(request);
        EventStream stream = EventStream.open(response);
        try {
            logs.send(request, stream, gate.standing(http));
        } catch (IOException gone) {
            // The reader closed the page: the normal end of a stream.
            return;
        }
    }
}
