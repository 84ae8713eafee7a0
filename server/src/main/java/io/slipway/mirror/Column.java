package io.slipway.mirror;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column of a kind's list. */
public record Column<R extends Row>(String name, Function<Held<R>, @Nullable Object> value) {

    /** Nothing comes first; values of one column are of one type. */
    Comparator<Held<R>> order() {
        return (a, b) -> compare(value.apply(a), value.apply(b));
    }

    @SuppressWarnings("unchecked")
    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null) return b == null ? 0 : -1;
        if (b == null) return 1;
        if (a instanceof Comparable<?> && a.getClass() == b.getClass()) return ((Comparable<Object>) a).compareTo(b);
        return a.toString().compareTo(b.toString());
    }
}
