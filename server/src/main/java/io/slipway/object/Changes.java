package io.slipway.object;

import io.slipway.api.FieldChange;
import io.slipway.api.ObjectDetail.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an edit makes of an object, field by field.
 *
 * @param count of all fields that are, or would be, others
 * @param told the first of them; the rest are only counted, or one edit could fill the audit
 */
record Changes(int count, List<FieldChange> told) {
    static final String HIDDEN = "(hidden)";
    private static final int MOST_TOLD = 300;
    private static final int MOST_LETTERS = 2_000;

    static Changes of(Place place, Map<String, Object> live, Map<String, Object> after) {
        Writers writers = Writers.of(live);
        List<Fields.Pair> pairs = Fields.of(live).until(Fields.of(after));
        return new Changes(
                pairs.size(),
                pairs.stream()
                        .limit(MOST_TOLD)
                        .map(pair -> change(place, pair, writers.of(pair.field())))
                        .toList());
    }

    boolean none() {
        return count == 0;
    }

    /** How many fields are not told one by one. */
    int more() {
        return count - told.size();
    }

    /** No value of a secret is told, wherever it stands: kubectl apply leaves a copy of all in an annotation. */
    private static FieldChange change(Place place, Fields.Pair pair, @Nullable Writer by) {
        return new FieldChange(
                pair.field(),
                value(pair.old(), place.secret()),
                value(pair.now(), place.secret()),
                by == null ? null : by.name());
    }

    private static @Nullable String value(@Nullable String value, boolean hide) {
        if (value == null) return null;
        if (hide) return HIDDEN;
        return value.length() <= MOST_LETTERS ? value : value.substring(0, MOST_LETTERS) + " …";
    }
}
