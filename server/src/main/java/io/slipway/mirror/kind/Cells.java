package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.slipway.mirror.Kind;
import io.slipway.mirror.ObjectRow;
import io.slipway.mirror.Shared;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A kind that is only shown: its columns, and a cell for each. */
abstract class Cells<K extends HasMetadata> extends Kind<K, ObjectRow> {
    Cells(String path, Class<K> type, Read read, String... columns) {
        super(path, type, ObjectRow.class, read);
        for (int i = 0; i < columns.length; i++) {
            int place = i;
            column(columns[i], row -> row.cells().get(place));
        }
    }

    /** As many as there are columns. */
    abstract @Nullable Object[] cells(K of);

    static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    @Override
    @SuppressWarnings("NullAway") // a list that holds null for an empty cell
    protected ObjectRow trim(K of) {
        var meta = of.getMetadata();
        String namespace = meta.getNamespace() == null ? "" : meta.getNamespace();
        return new ObjectRow(Shared.of(namespace), meta.getName(), Arrays.asList(cells(of)));
    }
}
