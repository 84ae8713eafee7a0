package io.slipway.access;

import io.slipway.api.Team;
import io.slipway.core.Code;
import io.slipway.core.Nearest;
import io.slipway.core.Refusal;
import io.slipway.store.Params;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of teams and of who is in them. */
@Component
class Teams {
    /** Who is in a team because somebody here said so. */
    static final String LOCAL = "local";

    private final JdbcClient db;

    Teams(JdbcClient db) {
        this.db = db;
    }

    /** People by team. */
    Map<String, Set<String>> members() {
        Map<String, Set<String>> members = new TreeMap<>();
        db.sql("select distinct team, person from team_member").query(row -> {
            members.computeIfAbsent(row.getString(1), team -> new TreeSet<>()).add(row.getString(2));
        });
        return members;
    }

    /** Who may not enter holds nothing, whatever he was given. */
    Set<String> shutOut() {
        return Set.copyOf(db.sql("select name from person where disabled is not null")
                .query(String.class)
                .list());
    }

    List<Team> list() {
        Map<String, List<Team.Member>> members = db
                .sql("select team, person, source from team_member order by person, source")
                .query((row, n) -> Map.entry(row.getString(1), new Team.Member(row.getString(2), row.getString(3))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return db.sql("select name, description, created from team order by name")
                .query((row, n) -> new Team(
                        row.getString(1),
                        row.getString(2),
                        members.getOrDefault(row.getString(1), List.of()),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    Team get(String name) {
        List<Team> all = list();
        return all.stream()
                .filter(team -> team.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of(Code.NotFound, unknown(name, all), "'slipway team list' shows those there are"));
    }

    static String unknown(String name, List<Team> all) {
        return "there is no team '" + name + "'"
                + Nearest.hint(name, all.stream().map(Team::name).toList());
    }

    boolean add(String name, @Nullable String description, Instant now) {
        return db.sql("insert into team(name, description, created) values (?, ?, ?) on conflict do nothing")
                        .params(Params.of(name, description, now))
                        .update()
                == 1;
    }

    void delete(String name) {
        db.sql("delete from team where name = ?").param(name).update();
    }

    boolean join(String team, String person, Instant now) {
        return db.sql("""
                        insert into team_member(team, person, source, added) values (?, ?, ?, ?)
                        on conflict do nothing""").params(Params.of(team, person, LOCAL, now)).update() == 1;
    }

    boolean leave(String team, String person) {
        return db.sql("delete from team_member where team = ? and person = ? and source = ?")
                        .params(team, person, LOCAL)
                        .update()
                == 1;
    }

    /** What is wrong with a person's name; null when there is such a one. */
    @Nullable
    String unknownPerson(String name) {
        List<String> all = db.sql("select name from person").query(String.class).list();
        return all.contains(name) ? null : "there is no person '" + name + "'" + Nearest.hint(name, all);
    }
}
