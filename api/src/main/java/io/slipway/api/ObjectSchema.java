package io.slipway.api;

import java.util.Map;

/**
 * What may be written into objects of a kind, as their cluster's API server says it.
 *
 * @param root the type of the object itself
 * @param types all that can be reached from it, by name; one without fields takes anything
 */
public record ObjectSchema(String root, Map<String, Map<String, SchemaField>> types) {}
