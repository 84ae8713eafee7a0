package io.slipway.build;

import io.slipway.access.Gate;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Build;
import io.slipway.api.Page;
import io.slipway.store.Trial;
import io.slipway.web.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Builds of an app. */
@RestController
@RequestMapping("/api/v1/projects/{p}/apps/{a}/builds")
class BuildApi {
    private static final int LARGEST_PAGE = 200;
    private final Builds builds;
    private final BuildLog log;
    private final Gate gate;

    BuildApi(Builds builds, BuildLog log, Gate gate) {
        this.builds = builds;
        this.log = log;
        this.gate = gate;
    }

    @Needs(Permission.BUILD_RUN)
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Build start(
            @PathVariable String p,
            @PathVariable String a,
            @RequestBody(required = false) Build.@Nullable Create wish,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Trial trial,
            Person person) {
        return trial.of(() -> builds.start(p, a, wish == null ? null : wish.ref(), person.actor(), key));
    }

    @Needs(Permission.BUILD_VIEW)
    @GetMapping
    Page<Build> list(
            @PathVariable String p,
            @PathVariable String a,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        return builds.list(p, a, Math.clamp(size, 1, LARGEST_PAGE), cursor);
    }

    @Needs(Permission.BUILD_VIEW)
    @GetMapping("/{n}")
    Build get(@PathVariable String p, @PathVariable String a, @PathVariable int n) {
        return builds.get(p, a, n);
    }

    @Needs(Permission.BUILD_CANCEL)
    @PostMapping("/{n}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Build cancel(@PathVariable String p, @PathVariable String a, @PathVariable int n) {
        return builds.cancel(p, a, n);
    }

    @Needs(Permission.BUILD_VIEW)
    @GetMapping("/{n}/log")
    void log(
            @PathVariable String p,
            @PathVariable String a,
            @PathVariable int n,
            @RequestParam(defaultValue = "false") boolean follow,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        UUID id = builds.id(p, a, n);
        if (follow) {
            follow(id, new LogReader(EventStream.open(response), gate.standing(request)));
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        if (!log.copy(id, response.getOutputStream()) && builds.over(id)) {
            response.getOutputStream().write((BuildLog.GONE + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void follow(UUID id, LogReader reader) throws InterruptedException {
        try {
            log.follow(id, () -> builds.over(id), reader);
        } catch (IOException gone) {
            // The reader closed the page: the normal end of a stream.
            return;
        }
    }
}
