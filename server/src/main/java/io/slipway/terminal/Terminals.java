package io.slipway.terminal;

import io.slipway.access.Directory;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.api.Terminal;
import io.slipway.core.Code;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import io.slipway.project.Places;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The sessions of this server, from their ticket to their end. */
@Component
class Terminals implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Terminals.class);
    private static final Duration STOPPING = Duration.ofSeconds(2);
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final Doors doors;
    private final DebugContainers debug;
    private final Programs programs;
    private final Watch watch;
    private final Recordings recordings;
    private final Tickets tickets;
    private final Directory directory;
    private final Clock clock;
    private final TerminalConfig config;
    private final Map<UUID, TerminalSession> sessions = new ConcurrentHashMap<>();
    private volatile boolean running;

    Terminals(
            Doors doors,
            DebugContainers debug,
            Programs programs,
            Watch watch,
            Recordings recordings,
            Tickets tickets,
            Directory directory,
            Clock clock,
            org.springframework.core.env.Environment env) {
        this.doors = doors;
        this.debug = debug;
        this.programs = programs;
        this.watch = watch;
        this.recordings = recordings;
        this.tickets = tickets;
        this.directory = directory;
        this.clock = clock;
        this.config = TerminalConfig.of(env);
    }

    List<Terminal.Container> containers(Environment env, String app, @Nullable String pod, Person person) {
        return doors.containers(env, app, doors.pod(env, app, pod), person.actor());
    }

    /** Everything is checked here: what can be refused is refused before the websocket. */
    Terminal.Ticket ask(Environment env, String app, Terminal.Open wish, Person person) throws InterruptedException {
        Refusal.ofFaults(wish);
        TerminalSession session =
                wish.session() == null ? prepare(env, app, wish, person) : mine(wish.session(), person, env, app);
        Place place = session.place();
        String ticket =
                tickets.give(person.user(), place.env().project(), place.env().name(), session.id());
        String path = "/api/v1/projects/" + place.env().project() + "/envs/"
                + place.env().name() + "/terminal";
        return new Terminal.Ticket(ticket, session.id(), place.pod(), place.container(), path, tickets.expires());
    }

    private TerminalSession prepare(Environment env, String app, Terminal.Open wish, Person person)
            throws InterruptedException {
        if (env.envClass() == EnvClass.prod
                && (wish.reason() == null || wish.reason().isBlank())) {
            throw Refusal.of(
                    Code.ReasonNeeded,
                    "%s/%s is of class prod: say why".formatted(env.project(), env.name()),
                    "add --reason \"...\"");
        }
        refuseTooMany(person);
        UUID id = Ids.next(clock);
        String pod = doors.pod(env, app, wish.pod());
        String container = doors.container(env, app, pod, wish.container(), person.actor());
        Place place = new Place(
                env,
                app,
                pod,
                Boolean.TRUE.equals(wish.debug()) ? debug.beside(env, pod, container, person.actor()) : container,
                !Boolean.FALSE.equals(wish.tty()),
                command(id, Place.of(env, app, pod, container, List.of()), wish, person),
                Objects.requireNonNullElse(wish.columns(), COLUMNS),
                Objects.requireNonNullElse(wish.rows(), ROWS));
        Recording recording = recordings.begin(id, person.actor(), place);
        TerminalSession session = new TerminalSession(id, person.actor(), place, recording, clock);
        watch.opened(session, wish);
        sessions.put(id, session);
        Thread.ofVirtual().name("terminal-" + id).start(() -> {
            watch.until(session);
            sessions.remove(id);
        });
        return session;
    }

    /** One's own command is marked like a shell, so that it is found and hung up on; without a shell nothing could do that. */
    private List<String> command(UUID id, Place place, Terminal.Open wish, Person person) throws InterruptedException {
        if (wish.command() == null) return Place.shell(id);
        return programs.shellIn(place, person.actor()) ? Place.marked(id, wish.command()) : List.copyOf(wish.command());
    }

    private void refuseTooMany(Person person) {
        long own = sessions.values().stream()
                .filter(one -> one.actor().user().equals(person.user()))
                .count();
        if (own < config.each() && sessions.size() < config.all()) return;
        throw Refusal.of(
                Code.TooMany,
                own < config.each()
                        ? sessions.size() + " terminals are open on this server"
                        : person.user() + " has " + own + " terminals open",
                "close one: GET /api/v1/terminals shows them");
    }

    /** The right to open one was asked for this app in this environment. */
    private TerminalSession mine(UUID id, Person person, Environment env, String app) {
        TerminalSession session = mine(id, person.user());
        Place place = session.place();
        if (place.app().equals(app)
                && place.env().project().equals(env.project())
                && place.env().name().equals(env.name())) return session;
        throw closed(id);
    }

    private TerminalSession mine(UUID id, String user) {
        TerminalSession session = sessions.get(id);
        if (session != null && session.actor().user().equals(user)) return session;
        throw closed(id);
    }

    private Refusal closed(UUID id) {
        return Refusal.of(
                Code.NotFound,
                "the terminal " + id + " is not open any more",
                "open a new one; a session waits " + config.away().toSeconds() + " seconds for its reader");
    }

    /** The session that the ticket opens, once. */
    TerminalSession enter(String ticket, String user, String project, String env) {
        return mine(tickets.take(ticket, user, project, env), user);
    }

    /** Starts the program when its first reader is there; then serves the reader. */
    void serve(TerminalSession session, Link link, Showing.Seat seat) throws InterruptedException {
        if (session.ending().begin())
            Thread.ofVirtual().name("start-" + session.id()).start(() -> programs.run(session));
        session.showing().serve(link, seat);
    }

    /** One's own, and those of projects in which one gives rights; the newest first. */
    List<Terminal> list(Person person) {
        return sessions.values().stream()
                .filter(one -> one.end() == null && sees(person, one))
                .map(TerminalSession::view)
                .sorted(Comparator.comparing(Terminal::opened).reversed())
                .toList();
    }

    private boolean sees(Person person, TerminalSession session) {
        if (session.actor().user().equals(person.user())) return true;
        Environment env = session.place().env();
        String app = session.place().app();
        Map<String, String> labels = directory.app(env.project(), app).orElse(Map.of());
        return person.may(Permission.RBAC_EDIT, Places.of(env).withApp(app, labels));
    }

    void kill(UUID id, Person person) {
        TerminalSession session = sessions.get(id);
        if (session == null || !sees(person, session)) {
            throw Refusal.of(
                    Code.NotFound,
                    "there is no open terminal " + id,
                    "GET /api/v1/terminals shows those you may close");
        }
        session.finish(new End(1, "Killed", "closed by " + person.user()));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        End end = new End(1, "ServerStops", "the server stops; open the terminal again in a moment");
        sessions.values().forEach(one -> one.finish(end));
        try {
            // The database goes after us: their ends are written before that.
            for (TerminalSession one : sessions.values()) {
                if (!one.ending().awaitNoted(STOPPING))
                    log.warn("the end of terminal {} took too long to note", one.id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
