package io.slipway.terminal;

import io.slipway.access.Cuts;
import io.slipway.access.Gate;
import io.slipway.access.Grants;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.access.Standing;
import io.slipway.api.Jvm;
import io.slipway.api.Page;
import io.slipway.api.Terminal;
import io.slipway.core.Event;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.store.Events;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

/** Terminals: a ticket, the websocket it opens, what is open, and what was recorded. */
@RestController
@RequestMapping("/api/v1")
class TerminalApi {
    private final Environments environments;
    private final Apps apps;
    private final Terminals terminals;
    private final Recordings recordings;
    private final Jvms jvms;
    private final Upgrade upgrade;
    private final Gate gate;
    private final Cuts cuts;
    private final Grants grants;
    private final Events events;

    TerminalApi(
            Environments environments,
            Apps apps,
            Terminals terminals,
            Recordings recordings,
            Jvms jvms,
            Upgrade upgrade,
            Gate gate,
            Cuts cuts,
            Grants grants,
            Events events) {
        this.environments = environments;
        this.apps = apps;
        this.terminals = terminals;
        this.recordings = recordings;
        this.jvms = jvms;
        this.upgrade = upgrade;
        this.gate = gate;
        this.cuts = cuts;
        this.grants = grants;
        this.events = events;
    }

    /** Of the pod that is named, or of the one that is entered where none is. */
    @Needs(Permission.TERMINAL)
    @GetMapping("/projects/{p}/envs/{e}/apps/{a}/containers")
    Page<Terminal.Container> containers(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestParam(required = false) @Nullable String pod,
            Person person) {
        apps.get(p, a);
        return Page.of(terminals.containers(environments.get(p, e), a, pod, person));
    }

    /** The JVMs of a container: command line, flags, runtime. A program is run in it for that. */
    @Needs(value = Permission.TERMINAL, prod = Permission.TERMINAL_PROD)
    @GetMapping("/projects/{p}/envs/{e}/apps/{a}/jvms")
    Page<Jvm> jvms(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestParam(required = false) @Nullable String pod,
            @RequestParam(required = false) @Nullable String container,
            Person person)
            throws InterruptedException {
        apps.get(p, a);
        return Page.of(jvms.of(environments.get(p, e), a, pod, container, person.actor()));
    }

    /** A ticket for a new session, or for one's own that goes on. */
    @Needs(value = Permission.TERMINAL, prod = Permission.TERMINAL_PROD)
    @PostMapping("/projects/{p}/envs/{e}/apps/{a}/terminals")
    @ResponseStatus(HttpStatus.CREATED)
    Terminal.Ticket ask(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Terminal.Open wish,
            Person person)
            throws InterruptedException {
        apps.get(p, a);
        return terminals.ask(environments.get(p, e), a, wish, person);
    }

    /**
     * The websocket; its messages are binary, the first byte says what each is. The ticket is the second
     * sub-protocol.
     *
     * @param from how many bytes of the session's output the client has already; all that is kept without it
     */
    @Needs(value = Permission.TERMINAL, prod = Permission.TERMINAL_PROD, anywhere = true)
    @GetMapping("/projects/{p}/envs/{e}/terminal")
    void socket(
            @PathVariable String p,
            @PathVariable String e,
            @RequestParam(defaultValue = "-1") long from,
            Person person,
            Place place,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TerminalSession session = terminals.enter(upgrade.ticket(request), person.user(), p, e);
        String app = session.place().app();
        // Here too, not only while it is open: who comes again and again would never be asked.
        refuse(person, app, place);
        Standing standing = gate.standing(
                request,
                who -> cuts.apps(who, Permission.TERMINAL, Permission.TERMINAL_PROD, place)
                        .test(app));
        upgrade.open(request, response, new Socket(terminals, session, standing, from));
    }

    /** The path says no app: the session does. */
    private void refuse(Person person, String app, Place place) {
        if (cuts.apps(person, Permission.TERMINAL, Permission.TERMINAL_PROD, place)
                .test(app)) return;
        boolean usual = cuts.apps(person, Permission.TERMINAL, place).test(app);
        throw grants.lacking(person, usual ? Permission.TERMINAL_PROD : Permission.TERMINAL, place.withApp(app));
    }

    /** One's own open sessions, and those in projects whose rights one gives. */
    @Needs(value = Permission.TERMINAL, anywhere = true)
    @GetMapping("/terminals")
    Page<Terminal> list(Person person) {
        return Page.of(terminals.list(person));
    }

    @Needs(value = Permission.TERMINAL, anywhere = true)
    @DeleteMapping("/terminals/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void kill(@PathVariable UUID id, Person person) {
        terminals.kill(id, person);
    }

    @Needs(Permission.AUDIT_READ)
    @GetMapping("/terminal-recordings")
    Page<Terminal.Recording> recordings() {
        return Page.of(recordings.list());
    }

    /** What was shown, as asciicast v2; that it was read is in the audit. */
    @Needs(Permission.AUDIT_READ)
    @GetMapping(path = "/terminal-recordings/{id}", produces = "application/x-asciicast")
    void recording(@PathVariable UUID id, Person person, HttpServletResponse response) throws IOException {
        Path file = recordings.find(id);
        events.record(Event.of("terminal.replayed", person.actor(), Map.of("session", id)));
        response.setContentType("application/x-asciicast");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + id + ".cast\"");
        response.setContentLengthLong(Files.size(file));
        Files.copy(file, response.getOutputStream());
    }
}
