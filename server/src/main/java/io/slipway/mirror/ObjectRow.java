package io.slipway.mirror;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that is only shown.
 *
 * @param cells in the order of its kind's columns
 */
public record ObjectRow(String namespace, String name, List<@Nullable Object> cells) implements Row {}
