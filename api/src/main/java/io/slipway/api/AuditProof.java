package io.slipway.api;

import org.jspecify.annotations.Nullable;

/**
 * What a look at the whole audit found.
 *
 * @param whole true when nothing was changed, removed, put in or moved
 * @param rows that were read and fit
 * @param head hash of the last row; kept elsewhere it also shows a chain that was made anew from its start
 * @param broken number of the first row that does not fit
 * @param why what is wrong there
 * @param sealed the last row under a seal: up to there not even who writes to the database can make it anew unseen
 * @param key of the seals, the first digits of its SHA-256
 */
public record AuditProof(
        boolean whole,
        long rows,
        String head,
        @Nullable Long broken,
        @Nullable String why,
        long sealed,
        @Nullable String key) {
    /** One that does not hold. */
    public static AuditProof of(long rows, String head, @Nullable Long broken, @Nullable String why) {
        return new AuditProof(false, rows, head, broken, why, 0, null);
    }
}
