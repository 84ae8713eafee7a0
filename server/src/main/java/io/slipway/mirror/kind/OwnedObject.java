package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.slipway.core.Labels;
import io.slipway.mirror.OwnedRow;
import io.slipway.mirror.Shared;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a kind that we render too. */
record OwnedObject(
        String namespace,
        String name,
        String kind,
        @Nullable String app,
        @Nullable String content,
        boolean touched,
        List<@Nullable Object> cells)
        implements OwnedRow {

    @SuppressWarnings("NullAway") // a list that holds null for an empty cell
    static OwnedObject of(String kind, HasMetadata object, @Nullable Object... cells) {
        var meta = object.getMetadata();
        return new OwnedObject(
                Shared.of(meta.getNamespace()),
                meta.getName(),
                kind,
                Labels.MANAGER.equals(Trims.label(meta, Labels.MANAGED_BY)) ? Trims.label(meta, Labels.APP) : null,
                Trims.annotation(meta, Labels.CONTENT),
                Trims.touched(meta),
                Arrays.asList(cells));
    }
}
