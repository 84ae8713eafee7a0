package io.slipway.live;

import io.slipway.access.Cuts;
import io.slipway.access.Directory;
import io.slipway.access.Gate;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Place;
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
import java.util.Optional;
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
    private final Hub hub;
    private final Operations operations;
    private final Gate gate;
    private final Views views;
    private final Feeds feeds;
    private final Streams streams;
    private final Verdicts verdicts;
    private final Cuts cuts;
    private final Directory directory;

    LiveApi(
            Hub hub,
            Operations operations,
            Gate gate,
            Views views,
            Feeds feeds,
            Streams streams,
            Verdicts verdicts,
            Cuts cuts,
            Directory directory) {
        this.cuts = cuts;
        this.directory = directory;
        this.streams = streams;
        this.verdicts = verdicts;
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
            throws IOException {
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(topics.split(",")));
        wanted.forEach(topic -> check(topic, person));
        EventCut cut = new EventCut(cut(person));
        Position position = Position.parse(last);
        List<View> opened = views(wanted, person);
        // Spring asks for HEAD here too, which has no body.
        if (!request.getMethod().equals("GET")) {
            EventStream.open(response);
            return;
        }
        Reader reader = hub.open(wanted, cut, position.event());
        if (position.event() == 0) position.events(hub.now());
        Standing standing = gate.standing(request, who -> {
            cut.now(cut(who));
            return still(wanted, opened, who);
        });
        streams.begin(request, response, new Stream(hub, feeds, reader, position, opened, standing));
    }

    private EventCut.Seen cut(Person who) {
        return verdicts.seen(who, () -> EventCut.Seen.of(who, directory));
    }

    /** Who sees more, or less, of a list than at the start begins a new stream. */
    private boolean still(Set<String> wanted, List<View> opened, Person who) {
        return verdicts.of(who, wanted, () -> seen(wanted, who))
                .filter(opened::equals)
                .isPresent();
    }

    /** Empty when one of the topics is not for this person. */
    private Optional<List<View>> seen(Set<String> wanted, Person who) {
        if (!wanted.stream().allMatch(topic -> may(topic, who))) return Optional.empty();
        return Optional.of(views(wanted, who));
    }

    private List<View> views(Set<String> wanted, Person who) {
        return wanted.stream()
                .filter(View::names)
                .map(topic -> views.of(topic, who))
                .toList();
    }

    private void check(String topic, Person person) {
        if (!may(topic, person)) throw Refusal.of(Code.NotFound, "topic '" + topic + "' does not exist");
    }

    private boolean may(String topic, Person person) {
        String[] parts = topic.split("/");
        return switch (parts[0]) {
            case "project" -> parts.length == 2 && cuts.projects(person).test(parts[1]);
            case "env", "pods" ->
                parts.length == 3
                        && (whole(person, parts[1]) || sees(person, directory.environment(parts[1], parts[2])));
            case "app" -> parts.length == 3 && (whole(person, parts[1]) || sees(person, app(parts[1], parts[2])));
            case "platform" -> parts.length == 1 && person.mayAnywhere(Permission.PROJECT_VIEW);
            case "list" -> views.may(topic, person);
            case "cluster" -> parts.length == 2 && person.mayWithin(Permission.CLUSTER_VIEW, Place.cluster(parts[1]));
            case "build", "rollout", "ship", "operation" -> parts.length == 2 && mayOperation(parts[1], person);
            default -> false;
        };
    }

    /** Of what is hidden from nobody who sees the project it need not be known whether it is there. */
    private static boolean whole(Person person, String project) {
        return person.seesAll(Place.project(project));
    }

    private static boolean sees(Person person, Optional<Place> place) {
        return place.filter(person::sees).isPresent();
    }

    private Optional<Place> app(String project, String app) {
        return directory.app(project, app).map(labels -> Place.project(project).withApp(app, labels));
    }

    private boolean sees(Person person, Operation operation) {
        String project = String.valueOf(operation.project());
        if (whole(person, project)) return true;
        Optional<Place> place = operation.env() == null
                ? Optional.of(Place.project(project))
                : directory.environment(project, operation.env());
        String app = operation.app();
        if (app != null) {
            place = place.flatMap(at -> directory.app(project, app).map(labels -> at.withApp(app, labels)));
        }
        return sees(person, place);
    }

    private boolean mayOperation(String id, Person person) {
        try {
            Operation operation = operations.find(UUID.fromString(id)).orElse(null);
            return operation != null && operation.project() != null && sees(person, operation);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
