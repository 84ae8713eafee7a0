package io.slipway.logs;

import io.slipway.access.Gate;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.core.Refusal;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.web.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Logs of an app in an environment. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}/apps/{a}")
class LogApi {
    private static final int USUAL = 200;
    private static final long MOST_SECONDS = 10L * 366 * 24 * 3_600;

    private final Environments environments;
    private final Apps apps;
    private final Logs logs;
    private final Gate gate;
    private final JsonMapper json;
    private final Clock clock;

    LogApi(Environments environments, Apps apps, Logs logs, Gate gate, JsonMapper json, Clock clock) {
        this.environments = environments;
        this.apps = apps;
        this.logs = logs;
        this.gate = gate;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What may be said in the query.
     *
     * @param source {@code log} (the file that the app declares, else its standard output), {@code error} (its file of
     *     errors) or {@code output}
     * @param tail last lines of each pod; 200 unless a time is given
     * @param since seconds
     * @param from a time, such as that of the last line that one has
     * @param grep a regular expression
     * @param level debug, info, warn or error: lines that are at least so bad
     */
    record Query(
            @Nullable Boolean follow,
            @Nullable Integer tail,
            @Nullable String pod,
            @Nullable String container,
            @Nullable String source,
            @Nullable Boolean previous,
            @Nullable Long since,
            @Nullable Instant from,
            @Nullable String grep,
            @Nullable String level) {}

    /**
     * Lines as {@code data: {"pod":..,"container":..,"time":..,"line":..}}, of all pods by their times; without
     * {@code follow} it ends with event {@code end}.
     */
    @Needs(Permission.LOG)
    @GetMapping("/logs")
    void logs(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @ModelAttribute Query query,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        LogRequest request = request(environments.get(p, e), apps.get(p, a), query);
        logs.check(request);
        try {
            if (request.follow()) {
                EventStream stream = EventStream.open(response);
                logs.follow(request, gate.standing(http), new ToStream(stream, json));
            } else {
                List<LogLine> lines = logs.last(request);
                EventStream stream = EventStream.open(response);
                new ToStream(stream, json).lines(lines);
                stream.send(null, "end", "{}");
            }
        } catch (IOException gone) {
            // The reader closed the page: the normal end of a stream.
            return;
        }
    }

    /** The same lines as a file of text. */
    @Needs(Permission.LOG)
    @GetMapping(path = "/logs/file", produces = "text/plain;charset=UTF-8")
    void file(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @ModelAttribute Query query,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        LogRequest request = request(environments.get(p, e), apps.get(p, a), query);
        logs.check(request);
        List<LogLine> lines = logs.last(request);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"%s-%s-%s.log\"".formatted(p, e, a));
        try (Writer out = response.getWriter()) {
            for (LogLine line : lines) out.write(line.time() + " " + line.pod() + " " + line.line() + "\n");
        }
    }

    private record ToStream(EventStream stream, JsonMapper json) implements LogFollowing.Out {
        @Override
        public void lines(List<LogLine> lines) throws IOException {
            for (LogLine line : lines) stream.write(null, null, json.writeValueAsString(line));
            stream.flush();
        }

        @Override
        public void beat() throws IOException {
            stream.beat();
        }
    }

    private LogRequest request(Environment env, App app, Query query) {
        Instant from = query.from();
        if (query.since() != null) from = clock.instant().minusSeconds(seconds(query.since()));
        int usual = from == null ? USUAL : LogRequest.MOST;
        return new LogRequest(
                env,
                app.name(),
                query.pod(),
                query.container(),
                path(app, query.source()),
                Boolean.TRUE.equals(query.follow()),
                Boolean.TRUE.equals(query.previous()),
                query.tail() == null ? usual : query.tail(),
                from,
                query.grep() == null ? null : pattern(query.grep()),
                query.level() == null ? null : level(query.level()));
    }

    private static long seconds(long since) {
        if (since >= 0 && since <= MOST_SECONDS) return since;
        throw Refusal.invalid("since", "since is 0 to " + MOST_SECONDS + " seconds, got " + since);
    }

    private static @Nullable String path(App app, @Nullable String source) {
        return switch (source == null ? "log" : source) {
            case "log" -> app.logPath();
            case "error" -> app.errorLogPath();
            case "output" -> null;
            default -> throw Refusal.invalid("source", "'%s' is not one of log, error, output".formatted(source));
        };
    }

    private static LogLevel level(String name) {
        return LogLevel.named(name)
                .orElseThrow(
                        () -> Refusal.invalid("level", "'%s' is not one of debug, info, warn, error".formatted(name)));
    }

    private static Pattern pattern(String grep) {
        try {
            return Pattern.compile(grep);
        } catch (PatternSyntaxException e) {
            throw Refusal.invalid("grep", "'%s' is no regular expression: %s".formatted(grep, e.getDescription()));
        }
    }
}
