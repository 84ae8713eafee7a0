package io.slipway.mirror;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of object that is watched.
 *
 * @param row kind of row it becomes
 * @param selector label selector, null for all
 * @param prefix of the rows' names, empty where a kind of row has one source only
 * @param trim null when the object is of no interest
 */
record Source<K extends HasMetadata>(
        Class<K> kind,
        Class<? extends Row> row,
        @Nullable String selector,
        String prefix,
        Function<K, @Nullable Row> trim) {}
