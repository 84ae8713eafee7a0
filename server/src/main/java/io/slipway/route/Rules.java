package io.slipway.route;

import io.slipway.api.node.RouteSpec;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.route.backend.BackendAway;
import io.slipway.route.backend.RouteBackend;
import io.slipway.store.Events;
import io.slipway.store.Params;
import io.slipway.store.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Backends that announce themselves: all that name one uri are the servers of one route. */
@Component
class Rules {
    private static final Logger log = LoggerFactory.getLogger(Rules.class);
    private final JdbcClient db;
    private final TransactionTemplate tx;
    private final RouteStore routes;
    private final RouteBackend backend;
    private final JsonMapper json;
    private final Settings settings;
    private final Events events;
    private final Clock clock;

    Rules(
            JdbcClient db,
            TransactionTemplate tx,
            RouteStore routes,
            RouteBackend backend,
            JsonMapper json,
            Settings settings,
            Events events,
            Clock clock) {
        this.db = db;
        this.tx = tx;
        this.routes = routes;
        this.backend = backend;
        this.json = json;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** A rule as it is listed. */
    record Listed(
            String uri,
            String host,
            int port,
            Map<String, String> tags,
            @Nullable Instant expires) {}

    List<Listed> list(@Nullable String uri) {
        return db.sql("select * from route_rule where ?::text is null or uri = ? order by uri, host, port")
                .params(Params.of(uri, uri))
                .query((row, n) -> new Listed(
                        row.getString("uri"),
                        row.getString("host"),
                        row.getInt("port"),
                        tags(row.getString("tags")),
                        row.getTimestamp("expires") == null
                                ? null
                                : row.getTimestamp("expires").toInstant()))
                .list();
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> tags(String text) {
        return json.readValue(text, Map.class);
    }

    /** All or none are taken; announcing the same again renews its time. */
    void register(List<Rule> rules, Actor actor) {
        Rule.check(rules, settings.port());
        Set<String> uris = uris(rules);
        uris.forEach(this::refuseForeign);
        tx.executeWithoutResult(status -> {
            rules.forEach(this::insert);
            events.record(Event.of("route.declared", actor, Map.of("uris", uris, "rules", rules.size())));
        });
        uris.forEach(this::programSafely);
    }

    /** All or none are withdrawn; one that is not there is no fault. */
    void withdraw(List<Rule> rules, Actor actor) {
        Rule.check(rules, settings.port());
        Set<String> uris = uris(rules);
        tx.executeWithoutResult(status -> {
            for (Rule rule : rules) {
                for (String uri : rule.uris()) {
                    db.sql("delete from route_rule where uri = ? and host = ? and port = ?")
                            .params(Params.of(uri, rule.host(), rule.port()))
                            .update();
                }
            }
            events.record(Event.of("route.withdrawn", actor, Map.of("uris", uris, "rules", rules.size())));
        });
        uris.forEach(this::programSafely);
    }

    private void insert(Rule rule) {
        Instant expires =
                rule.ttl() == null || rule.ttl() == 0 ? null : clock.instant().plusSeconds(rule.ttl());
        String tags = json.writeValueAsString(rule.tags() == null ? Map.of() : rule.tags());
        for (String uri : rule.uris()) {
            db.sql("""
                    insert into route_rule(uri, host, port, tags, expires) values (?, ?, ?, ?::jsonb, ?)
                    on conflict (uri, host, port) do update set tags = excluded.tags, expires = excluded.expires""")
                    .params(Params.of(uri, rule.host(), rule.port(), tags, expires))
                    .update();
        }
    }

    private static Set<String> uris(List<Rule> rules) {
        Set<String> uris = new TreeSet<>();
        rules.forEach(rule -> uris.addAll(rule.uris()));
        return uris;
    }

    private void refuseForeign(String uri) {
        routes.at(Rule.hostOf(uri), Rule.pathOf(uri)).ifPresent(route -> {
            throw Refusal.of(
                    Code.RouteClash,
                    "'%s' belongs to a route of %s/%s".formatted(uri, route.project(), route.env()),
                    "choose another name, or remove that route first");
        });
    }

    /** Forgets what was not announced again in time. */
    void expire() {
        List<String> late = db.sql("delete from route_rule where expires < ? returning uri")
                .params(Params.of(clock.instant()))
                .query(String.class)
                .list();
        Set.copyOf(late).forEach(this::programSafely);
    }

    void programAll() {
        db.sql("select distinct uri from route_rule").query(String.class).list().forEach(this::program);
    }

    /** The record is kept and is put again by the next round, so a router that is away is no failure here. */
    private void programSafely(String uri) {
        try {
            program(uri);
        } catch (BackendAway e) {
            log.warn("rules of {} are kept but not served yet: {}", uri, e.getMessage());
        }
    }

    private void program(String uri) {
        String id = UUID.nameUUIDFromBytes(("rule:" + uri).getBytes(StandardCharsets.UTF_8))
                .toString();
        List<String> addresses =
                list(uri).stream().map(rule -> rule.host() + ":" + rule.port()).toList();
        if (addresses.isEmpty()) {
            backend.remove(id);
        } else {
            backend.apply(new RouteSpec(
                    id, Rule.hostOf(uri), Rule.pathOf(uri), null, null, null, 0, Objects.requireNonNull(addresses)));
        }
    }
}
