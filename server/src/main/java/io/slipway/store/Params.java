package io.slipway.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Positional parameters of a statement, as the driver wants them: nulls allowed, instants in UTC, enums by name. */
public final class Params {
    private Params() {}

    public static List<@Nullable Object> of(@Nullable Object... values) {
        List<@Nullable Object> params = new ArrayList<>(values.length);
        for (Object value : values) {
            params.add(
                    switch (value) {
                        case null -> null;
                        case Instant time -> time.atOffset(ZoneOffset.UTC);
                        case Enum<?> constant -> constant.name();
                        default -> value;
                    });
        }
        return params;
    }
}
