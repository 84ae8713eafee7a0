package io.slipway.live;

import io.slipway.access.Gate;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Standing;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.web.EventStream;
import io.slipway.work.Operation;
import io.slipway.work.Operations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The one live stream of a page: all its topics, resumed by Last-Event-ID. */
@RestController
@RequestMapping("/api/v1")
class LiveApi {
    private static final long BEAT_MILLIS = 10_000;

    private final Hub hub;
    private final Operations operations;
    private final Gate gate;
    private final JsonMapper json;

    LiveApi(Hub hub, Operations operations, Gate gate, JsonMapper json) {
        this.hub = hub;
        this.operations = operations;
        this.gate = gate;
        this.json = json;
    }

    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/live")
    void live(
            @RequestParam String topics,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") long last,
            Person person,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(topics.split(",")));
        wanted.forEach(topic -> check(topic, person));
        Reader reader = hub.open(wanted, last);
        try {
            EventStream stream = EventStream.open(response);
            stream.send(Long.toString(hub.now()), "hello", "{}");
            follow(reader, stream, gate.standing(request, who -> wanted.stream().allMatch(topic -> may(topic, who))));
        } catch (IOException gone) {
            // The reader closed the page: the normal end of a stream.
            return;
        } finally {
            hub.close(reader);
        }
    }

    private void follow(Reader reader, EventStream stream, Standing standing) throws IOException, InterruptedException {
        long beat = System.nanoTime();
        // A right withdrawn while the page is open ends the stream.
        while (standing.holds()) {
            Hub.Sent sent = reader.next(1_000);
            long now = System.nanoTime();
            if (reader.takeReset()) stream.send(Long.toString(hub.now()), "reset", "{}");
            if (sent != null) {
                stream.send(
                        Long.toString(sent.event().seq()), sent.event().name(), json.writeValueAsString(sent.event()));
                beat = now;
            } else if (now - beat > BEAT_MILLIS * 1_000_000) {
                stream.beat();
                beat = now;
            }
        }
    }

    private void check(String topic, Person person) {
        if (!may(topic, person)) throw Refusal.of(Code.NotFound, "topic '" + topic + "' does not exist");
    }

    private boolean may(String topic, Person person) {
        String[] parts = topic.split("/");
        return switch (parts[0]) {
            case "project", "env", "app", "pods" -> parts.length > 1 && person.may(Permission.PROJECT_VIEW, parts[1]);
            case "platform" -> parts.length == 1 && person.mayAnywhere(Permission.PROJECT_VIEW);
            case "cluster" -> person.mayAnywhere(Permission.CLUSTER_VIEW);
            case "build", "rollout", "ship", "operation" -> parts.length == 2 && mayOperation(parts[1], person);
            default -> false;
        };
    }

    private boolean mayOperation(String id, Person person) {
        try {
            Operation operation = operations.find(UUID.fromString(id)).orElse(null);
            return operation != null
                    && operation.project() != null
                    && person.may(Permission.PROJECT_VIEW, operation.project());
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
