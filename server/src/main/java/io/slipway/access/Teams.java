package io.slipway.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Teams and who is in them. */
@Component
class Teams {
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
}
