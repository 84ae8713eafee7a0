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
 */
public record AuditProof(
        boolean whole,
        long rows,
        String head,
        @Nullable Long broken,
        @Nullable String why) {}
