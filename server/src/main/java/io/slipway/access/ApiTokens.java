package io.slipway.access;

import io.slipway.api.Problem;
import io.slipway.api.TokenView;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** API tokens: only their hash is kept, and none has more rights or a longer life than what it was made with. */
@Component
public class ApiTokens {
    private static final int MOST = 50;

    private final JdbcClient db;
    private final Events events;
    private final Clock clock;
    private final Remembered remembered;
    private final int maxDays;

    ApiTokens(
            JdbcClient db,
            Events events,
            Clock clock,
            Remembered remembered,
            @Value("${slipway.tokens.maxDays:365}") int maxDays) {
        this.db = db;
        this.events = events;
        this.clock = clock;
        this.remembered = remembered;
        this.maxDays = maxDays;
    }

    /** @param by hash of the token that asks for another one, null for a session */
    @Transactional
    public TokenView.Made create(Person owner, TokenView.Create wish, @Nullable String by) {
        vet(owner, wish);
        Instant now = clock.instant();
        Instant wanted = now.plus(Duration.ofDays(wish.days()));
        Instant expires = lifeOf(by).filter(end -> end.isBefore(wanted)).orElse(wanted);
        String token = Tokens.api();
        String rights = wish.rights() == null ? null : String.join(",", new TreeSet<>(wish.rights()));
        UUID id = db.sql("""
                insert into api_token(hash, person, name, created, expires, rights, project, parent)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(Params.of(
                        Tokens.hash(token), owner.user(), wish.name(), now, expires, rights, wish.project(), by))
                .query(UUID.class)
                .single();
        Map<String, Object> data = new HashMap<>(Map.of("person", owner.user(), "token", wish.name()));
        data.put("expires", expires);
        if (rights != null) data.put("rights", rights);
        if (wish.project() != null) data.put("project", wish.project());
        events.record(Event.of("access.token.made", owner.actor(), data));
        return new TokenView.Made(token, find(owner.user(), id));
    }

    private Optional<Instant> lifeOf(@Nullable String by) {
        return db.sql("select expires from api_token where hash = ?")
                .params(Params.of(by))
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    private void vet(Person owner, TokenView.Create wish) {
        Refusal.ofFaults(wish);
        List<Problem.Fault> faults = new ArrayList<>();
        if (wish.days() > maxDays) {
            faults.add(new Problem.Fault(
                    "days",
                    "%d days are more than the %d that this platform allows a token".formatted(wish.days(), maxDays)));
        }
        String project = wish.project();
        // One that is not there and one that he may not see answer alike.
        if (project != null && !owner.sees(Place.project(project))) {
            faults.add(new Problem.Fault("project", "project " + project + " does not exist"));
        }
        for (String word : wish.rights() == null ? List.<String>of() : wish.rights()) {
            right(owner, word, project).ifPresent(fault -> faults.add(new Problem.Fault("rights", fault)));
        }
        List<TokenView> all = list(owner.user());
        if (all.stream().anyMatch(one -> one.name().equals(wish.name()))) {
            faults.add(new Problem.Fault("name", "you have a token '" + wish.name() + "' already: revoke it first"));
        }
        if (all.size() >= MOST) {
            faults.add(new Problem.Fault("name", "you have " + MOST + " tokens already: revoke some first"));
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
    }

    private static Optional<String> right(Person owner, String word, @Nullable String project) {
        for (Permission one : Permission.values()) {
            if (!one.word().equals(word)) continue;
            boolean has = project == null ? owner.mayAnywhere(one) : owner.mayWithin(one, Place.project(project));
            return has
                    ? Optional.empty()
                    : Optional.of("you do not have the right '" + word + "'"
                            + (project == null ? "" : " on project " + project) + ", so no token of yours can");
        }
        return Optional.of("there is no right '" + word + "'");
    }

    public List<TokenView> list(String person) {
        return db.sql("select * from api_token where person = ? and expires > ? order by created")
                .params(Params.of(person, clock.instant()))
                .query((row, n) -> view(row))
                .list();
    }

    private TokenView find(String person, UUID id) {
        return list(person).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Also what was made with it goes.
     *
     * @param word its id or its name
     */
    @Transactional
    public void revoke(String person, String word, Actor actor) {
        TokenView found = list(person).stream()
                .filter(one -> one.id().toString().equals(word) || one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Code.NotFound, person + " has no token '" + word + "'", "slipway token list names them"));
        db.sql("delete from api_token where id = ?").param(found.id()).update();
        remembered.withdrawn(one -> one.user().equals(person));
        events.record(Event.of("access.token.revoked", actor, Map.of("person", person, "token", found.name())));
    }

    private static TokenView view(ResultSet row) throws SQLException {
        String rights = row.getString("rights");
        return new TokenView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("project"),
                rights == null ? null : List.of(rights.split(",", -1)),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("expires", OffsetDateTime.class).toInstant(),
                Times.orNull(row, "last_used"),
                row.getString("last_from"));
    }
}
