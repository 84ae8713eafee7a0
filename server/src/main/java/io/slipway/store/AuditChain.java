package io.slipway.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The audit rows as a chain: a row's hash is SHA-256 over the hash of the row before it and the row
 * as PostgreSQL writes it as a JSON array. A row that was changed, removed, put in or moved breaks
 * the chain there, and the head tells when rows are missing at the end.
 */
public final class AuditChain {
    /** What a row says, in the one form that is hashed. */
    private static final String CONTENT = """
            jsonb_build_array(%s, (extract(epoch from f.time) * 1000000)::bigint, f.actor, f.source, f.name, f.project, f.env,
                              f.app, f.data)::text""";

    /** The same of a row that is there, {@code f}. */
    public static final String CONTENT_OF = CONTENT.formatted("f.seq");

    /** Appends one row. The head stays locked until the commit, so this belongs at a transaction's end. */
    static final String APPEND = """
            with f as (select ?::timestamptz as time, ?::text as actor, ?::text as source, ?::text as name,
                              ?::text as project, ?::text as env, ?::text as app, ?::jsonb as data),
                 head as (update audit_head h
                          set seq = h.seq + 1, hash = sha256(h.hash || convert_to(%s, 'UTF8'))
                          from f returning h.seq, h.hash)
            insert into audit(seq, time, actor, source, name, project, env, app, data, hash)
            select head.seq, f.time, f.actor, f.source, f.name, f.project, f.env, f.app, f.data, head.hash from head, f""".formatted(CONTENT.formatted("h.seq + 1"));

    private static final String READ = "select f.seq, f.hash, " + CONTENT_OF + " from audit f order by f.seq";
    private static final int ROWS_AT_ONCE = 1000;

    private AuditChain() {}

    /**
     * What a look at the whole chain found.
     *
     * @param head hash of the last row, in hexadecimal digits: who keeps it elsewhere sees a chain that was made anew
     * @param broken number of the first row that does not fit, null when all do
     */
    public record Verdict(
            long rows,
            String head,
            @Nullable Long broken,
            @Nullable String why) {
        public boolean whole() {
            return broken == null;
        }
    }

    /** Is shown each row that fits, in order, and may say what is wrong with it; null for nothing. */
    public interface Witness {
        @Nullable
        String sees(long seq, byte[] hash);
    }

    /** Reads all rows as of now; the connection comes back as it was given. */
    public static Verdict verify(Connection db) throws SQLException {
        return verify(db, (seq, hash) -> null);
    }

    /** The same, with somebody beside who knows some of the hashes from elsewhere. */
    public static Verdict verify(Connection db, Witness witness) throws SQLException {
        boolean automatic = db.getAutoCommit();
        db.setAutoCommit(false);
        try (Statement statement = db.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            return verify(statement, witness);
        } finally {
            db.rollback();
            db.setAutoCommit(automatic);
        }
    }

    /** The same as of the moment that the statement's transaction sees. */
    public static Verdict verify(Statement statement) throws SQLException {
        return verify(statement, (seq, hash) -> null);
    }

    private static Verdict verify(Statement statement, Witness witness) throws SQLException {
        // Else the driver would hold all rows in memory.
        statement.setFetchSize(ROWS_AT_ONCE);
        MessageDigest sha = sha256();
        byte[] before = {};
        long rows = 0;
        long last = 0;
        try (ResultSet row = statement.executeQuery(READ)) {
            while (row.next()) {
                long seq = row.getLong(1);
                sha.update(before);
                before = sha.digest(row.getString(3).getBytes(StandardCharsets.UTF_8));
                if (!Arrays.equals(before, row.getBytes(2))) return broken(rows, last, seq);
                String doubt = witness.sees(seq, before);
                if (doubt != null) return new Verdict(rows, "", seq, doubt);
                rows++;
                last = seq;
            }
        }
        return atHead(statement, rows, last, before);
    }

    private static Verdict broken(long rows, long last, long seq) {
        String why = seq == last + 1
                ? "row " + seq + " was changed or moved, or the one before it was"
                : "rows " + (last + 1) + " to " + (seq - 1) + " are missing, or row " + seq + " was changed or moved";
        return new Verdict(rows, "", seq, why);
    }

    private static Verdict atHead(Statement statement, long rows, long last, byte[] hash) throws SQLException {
        String hex = HexFormat.of().formatHex(hash);
        try (ResultSet head = statement.executeQuery("select seq, hash from audit_head")) {
            if (!head.next()) return new Verdict(rows, hex, last, "the head of the chain is gone");
            boolean same = head.getLong(1) == last && Arrays.equals(head.getBytes(2), hash);
            return same
                    ? new Verdict(rows, hex, null, null)
                    : new Verdict(
                            rows,
                            hex,
                            last + 1,
                            "rows after " + last + " are missing: the head knows row " + head.getLong(1));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
