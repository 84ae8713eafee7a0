package io.slipway.audit;

import io.slipway.api.Problem.Fault;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are wanted, as a condition for the database.
 *
 * @param where SQL with a place for each of the params
 */
record AuditQuery(String where, List<Object> params) {
    private static final int LONGEST = 200;

    /** As it comes in an address; all of it may be absent. */
    record Wish(
            @Nullable String actor,
            @Nullable String name,
            @Nullable String project,
            @Nullable String env,
            @Nullable String app,
            @Nullable String since,
            @Nullable String until,
            @Nullable String q) {}

    static AuditQuery of(Wish wish) {
        List<Fault> faults = new ArrayList<>();
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> params = new ArrayList<>();
        equal("actor", wish.actor(), conditions, params);
        named(wish.name(), conditions, params);
        equal("project", wish.project(), conditions, params);
        equal("env", wish.env(), conditions, params);
        equal("app", wish.app(), conditions, params);
        moment("since", "time >= ?", wish.since(), conditions, params, faults);
        moment("until", "time < ?", wish.until(), conditions, params, faults);
        if (wish.q() != null && !wish.q().isBlank()) {
            if (wish.q().length() > LONGEST) {
                faults.add(new Fault("q", "is longer than " + LONGEST + " characters"));
            }
            conditions.add("(data::text ilike ? or source ilike ? or actor ilike ?)");
            String part = "%" + escaped(wish.q().strip()) + "%";
            params.addAll(List.of(part, part, part));
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
        return new AuditQuery(String.join(" and ", conditions), params);
    }

    private static void equal(String column, @Nullable String value, List<String> conditions, List<Object> params) {
        if (value == null || value.isBlank()) return;
        conditions.add(column + " = ?");
        params.add(value.strip());
    }

    /** {@code rollout.} and {@code rollout.*} are all that begins so. */
    private static void named(@Nullable String name, List<String> conditions, List<Object> params) {
        if (name == null || name.isBlank()) return;
        String wanted = name.strip().replaceAll("\\*$", "");
        boolean begins = wanted.length() < name.strip().length() || wanted.endsWith(".");
        conditions.add(begins ? "name like ?" : "name = ?");
        params.add(begins ? escaped(wanted) + "%" : wanted);
    }

    private static void moment(
            String field,
            String condition,
            @Nullable String text,
            List<String> conditions,
            List<Object> params,
            List<Fault> faults) {
        if (text == null || text.isBlank()) return;
        try {
            params.add(java.sql.Timestamp.from(Instant.parse(text.strip())));
            conditions.add(condition);
        } catch (DateTimeException e) {
            faults.add(new Fault(field, "'" + text + "' is no moment such as 2026-11-21T14:02:00Z"));
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    static Refusal tooMuch() {
        return Refusal.of(
                Code.TooMany,
                "the search in the audit took too long",
                "narrow it: a shorter time (since, until), an actor, a project or a name");
    }
}
