package io.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many objects of a cluster in few bytes.
 *
 * @param seq number of the cluster's newest change: a live stream goes on from here
 * @param columns names of the cells of each row
 * @param rows one list of cells each
 * @param total rows of the whole list after filtering
 * @param next cursor of the following rows, null when these are the last
 * @param notice why rows are missing or may be old, null when all is well
 * @param cut whether the reader may see some namespaces only
 */
public record TableView(
        String cluster,
        String kind,
        long seq,
        List<String> columns,
        List<List<@Nullable Object>> rows,
        long total,
        @Nullable String next,
        @Nullable String notice,
        boolean cut) {}
