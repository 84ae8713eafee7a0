package io.slipway.audit;

import io.slipway.access.Directory;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.AuditProof;
import io.slipway.api.LiveEvent;
import io.slipway.api.Page;
import io.slipway.core.Event;
import io.slipway.store.Events;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit rows, newest first; the cursor is the number of the last row seen. */
@RestController
@RequestMapping("/api/v1")
class AuditApi {
    private static final int PIECE = 64 * 1024;
    /** A row's data without what only the audit's readers may know. */
    private static final String SHOWN = "data - '" + Event.KEPT + "'";

    private final AuditRead rows;
    private final Proof proof;
    private final Directory directory;
    private final Events events;

    AuditApi(AuditRead rows, Proof proof, Directory directory, Events events) {
        this.rows = rows;
        this.proof = proof;
        this.directory = directory;
        this.events = events;
    }

    /**
     * All conditions must hold. {@code name} may end with a dot or a star: all that begins so. {@code q} is looked for in
     * the data, the actor and where he came from.
     */
    @Needs(Permission.AUDIT_READ)
    @GetMapping("/audit")
    Page<LiveEvent> audit(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String env,
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(required = false) @Nullable Long cursor) {
        AuditQuery query = AuditQuery.of(new AuditQuery.Wish(actor, name, project, env, app, since, until, q));
        return rows.page("data", query, size, cursor);
    }

    /** The same rows, all of them, oldest first, a JSON object a line. That it was asked for is itself on record. */
    @Needs(Permission.AUDIT_READ)
    @GetMapping("/audit/export")
    void export(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String env,
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String q,
            Person person,
            HttpServletResponse response)
            throws IOException {
        AuditQuery.Wish wish = new AuditQuery.Wish(actor, name, project, env, app, since, until, q);
        AuditQuery query = AuditQuery.of(wish);
        events.record(Event.of("audit.exported", person.actor(), Map.of("wanted", wish.toString())));
        response.setContentType("application/x-ndjson");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.ndjson\"");
        try (OutputStream out = new BufferedOutputStream(response.getOutputStream(), PIECE)) {
            rows.export(query, out);
        }
    }

    /** Reads every row and says whether the chain and the seals under it hold. */
    @Needs(Permission.AUDIT_READ)
    @GetMapping("/audit/proof")
    AuditProof proof() throws SQLException, InterruptedException, IOException {
        return proof.now();
    }

    /** What happened in a project, for everyone who may see it. */
    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/projects/{p}/activity")
    Page<LiveEvent> activity(
            @PathVariable String p,
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(required = false) @Nullable Long cursor,
            Person person) {
        Visible visible = Visible.in(p, person, directory);
        AuditQuery query = app == null
                ? new AuditQuery(visible.where(), visible.params())
                : new AuditQuery(visible.where() + " and app = ?", visible.and(app));
        return rows.page(SHOWN, query, size, cursor);
    }
}
