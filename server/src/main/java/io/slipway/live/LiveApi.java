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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The one live stream of a page: all its topics, resumed by Last-Event-ID. */
@RestController
@RequestMapping("/api/v1")
class LiveApi {
    private static final long BEAT_MILLIS = 10_000;

    private final Hub hub;
    private final Operations operations;
    private final Gate gate;
    private final Views views;
    private final Feeds feeds;

    LiveApi(Hub hub, Operations operations, Gate gate, Views views, Feeds feeds) {
        this.hub = hub;
        this.operations = operations;
        this.gate = gate;
        this.views = views;
        this.feeds = feeds;
    }

    /**
     * Topics are things ({@code rollout/ID}, {@code env/P/E}, ...), of which events are told, and lists
     * ({@code list/CLUSTER/KIND}, {@code list/CLUSTER/KIND/NAMESPACE}), which come whole first and then as changes.
     */
    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/live")
    void live(
            @RequestParam String topics,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") String last,
            Person person,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(topics.split(",")));
        wanted.forEach(topic -> check(topic, person));
        Position position = Position.parse(last);
        List<View> opened = wanted.stream()
                .filter(View::names)
                .map(topic -> views.of(topic, person))
                .toList();
        Reader reader = hub.open(wanted, position.event());
        if (position.event() == 0) position.events(hub.now());
        try {
            EventStream stream = EventStream.open(response);
            stream.send(Long.toString(hub.now()), "hello", "{}");
            for (View view : opened) feeds.join(view, reader, position.view(view.topic()));
            follow(reader, stream, position, opened, gate.standing(request, who -> still(wanted, opened, who)));
        } catch (IOException gone) {
            // The reader closed the page: the normal end of a stream.
            return;
        } finally {
            hub.close(reader);
            opened.forEach(view -> feeds.leave(view, reader));
        }
    }

    private void follow(Reader reader, EventStream stream, Position position, List<View> opened, Standing standing)
            throws IOException, InterruptedException {
        long beat = System.nanoTime();
        // A right withdrawn while the page is open ends the stream.
        while (standing.holds()) {
            Frame frame = reader.next(1_000);
            long now = System.nanoTime();
            if (reader.takeReset()) {
                position.events(hub.now());
                stream.send(position.toString(), "reset", "{}");
                for (View view : opened) feeds.join(view, reader, -1);
            } else if (frame != null) {
                for (; frame != null; frame = reader.next()) {
                    position.move(frame);
                    stream.put(position.toString(), frame.bytes());
                }
                stream.flush();
                beat = now;
            } else if (now - beat > BEAT_MILLIS * 1_000_000) {
                stream.beat();
                beat = now;
            }
        }
    }

    /** Who sees more, or less, of a list than at the start begins a new stream. */
    private boolean still(Set<String> wanted, List<View> opened, Person who) {
        return wanted.stream().allMatch(topic -> may(topic, who))
                && opened.stream().allMatch(view -> view.equals(views.of(view.topic(), who)));
    }

    private void check(String topic, Person person) {
        if (!may(topic, person)) throw Refusal.of(Code.NotFound, "topic '" + topic + "' does not exist");
    }

    private boolean may(String topic, Person person) {
        String[] parts = topic.split("/");
        return switch (parts[0]) {
            case "project", "env", "app", "pods" -> parts.length > 1 && person.may(Permission.PROJECT_VIEW, parts[1]);
            case "platform" -> parts.length == 1 && person.mayAnywhere(Permission.PROJECT_VIEW);
            case "list" -> views.may(topic, person);
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
