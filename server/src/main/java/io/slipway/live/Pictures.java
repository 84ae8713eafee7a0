package io.slipway.live;

import io.slipway.mirror.Change;
import io.slipway.mirror.Column;
import io.slipway.mirror.Held;
import io.slipway.mirror.Kind;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A list and its changes as they go out. */
final class Pictures<R extends Row> {
    private static final int ROWS_A_FRAME = 1_000;

    private final View view;
    private final Kind<?, R> kind;
    private final Mirrors mirrors;
    private final JsonMapper json;

    /**
     * A part of the whole list, the columns in each.
     *
     * @param first whether what was known before is void
     */
    private record Listed(
            String name,
            String topic,
            long seq,
            boolean first,
            boolean last,
            List<String> columns,
            List<List<@Nullable Object>> rows) {}

    /**
     * Rows that are new or changed, and namespace and name of those that are gone.
     */
    private record Changed(
            String name, String topic, long seq, List<List<@Nullable Object>> rows, List<List<String>> gone) {}

    Pictures(View view, Kind<?, R> kind, Mirrors mirrors, JsonMapper json) {
        this.view = view;
        this.kind = kind;
        this.mirrors = mirrors;
        this.json = json;
    }

    /** Frames of the whole list; only the last moves who reads it to its number. */
    List<Frame> whole(long seq) {
        List<Held<R>> rows = mirrors.held(view.cluster(), kind, view.sight());
        List<String> columns = kind.columns().stream().map(Column::name).toList();
        List<Frame> frames = new ArrayList<>();
        for (int from = 0; from == 0 || from < rows.size(); from += ROWS_A_FRAME) {
            int to = Math.min(rows.size(), from + ROWS_A_FRAME);
            boolean last = to == rows.size();
            Listed part = new Listed(
                    "rows.listed",
                    view.topic(),
                    seq,
                    from == 0,
                    last,
                    columns,
                    rows.subList(from, to).stream().map(kind::cells).toList());
            frames.add(Frame.of(view.topic(), last ? seq : -1, part.name(), json.writeValueAsString(part)));
        }
        return frames;
    }

    /** Null when none of the changes is of this list; of several of one object the last counts. */
    @Nullable
    Frame changed(List<Change> changes, long seq) {
        Map<List<String>, @Nullable Held<R>> last = new LinkedHashMap<>();
        for (Change change : changes) {
            if (!change.kind().equals(kind)) continue;
            Held<R> now = seen(change.after());
            if (now == null && seen(change.before()) == null) continue;
            last.put(List.of(change.row().namespace(), change.row().name()), now);
        }
        if (last.isEmpty()) return null;
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<List<String>> gone = new ArrayList<>();
        last.forEach((key, held) -> {
            if (held == null) gone.add(key);
            else rows.add(kind.cells(held));
        });
        Changed changed = new Changed("rows.changed", view.topic(), seq, rows, gone);
        return Frame.of(view.topic(), seq, changed.name(), json.writeValueAsString(changed));
    }

    @SuppressWarnings("unchecked")
    private @Nullable Held<R> seen(@Nullable Held<?> held) {
        Held<R> ours = (Held<R>) held;
        return ours != null && view.sight().holds(kind, ours.row()) ? ours : null;
    }
}
