package io.slipway.store;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a failure says of the database itself, apart from what was asked of it: it passes, so nothing is lost by waiting. */
public final class DatabaseFault {
    private DatabaseFault() {}

    /** The refusal to answer with; empty when the failure is not the database's. */
    public static Optional<Refusal> of(@Nullable Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                Code code = code(sql);
                // A pool's own exception carries no state; what it gave up on is its cause.
                if (code != null) return Optional.of(refusal(code, deepest(sql)));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Code code(SQLException sql) {
        String state = sql.getSQLState();
        String words = String.valueOf(sql.getMessage());
        if (words.contains("Read-only file system")) return Code.DatabaseReadOnly;
        // Of the pool itself: none to be had, or the one in hand was thrown away when the database died.
        boolean pool = sql instanceof SQLTransientConnectionException || words.contains("Connection is closed");
        if (state == null) return pool ? Code.DatabaseAway : null;
        if (state.equals("53100")) return Code.DiskFull;
        if (state.equals("25006")) return Code.DatabaseReadOnly;
        // Two transactions in each other's way: the database answered well enough, and let the other one go on.
        if (state.equals("40001") || state.equals("40P01")) return Code.DatabaseClash;
        // Connections, resources, an operator's stop, and its disk; but a file that is missing (58P01) does not come
        // back.
        boolean passes = state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || (state.startsWith("58") && !state.equals("58P01"));
        return passes ? Code.DatabaseAway : null;
    }

    private static Refusal refusal(Code code, String cause) {
        return switch (code) {
            case DiskFull ->
                Refusal.of(
                        code,
                        "the database cannot write: its disk is full",
                        java.util.List.of(cause),
                        "free space on the disk of the data folder; nothing needs a restart");
            case DatabaseReadOnly ->
                Refusal.of(
                        code,
                        "the database takes no changes at the moment; what is there can be read",
                        java.util.List.of(cause),
                        "make the database writable again, or point Slipway at the one that is");
            case DatabaseClash ->
                Refusal.of(
                        code,
                        "another change at the same moment was in the way; nothing of this one was kept",
                        java.util.List.of(cause),
                        "try again");
            default ->
                Refusal.of(
                        code, "the database does not answer", java.util.List.of(cause), "try again in a few seconds");
        };
    }

    private static String deepest(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) at = at.getCause();
        String words = at.getMessage();
        return words == null
                ? at.getClass().getSimpleName()
                : words.lines().findFirst().orElse("");
    }
}
