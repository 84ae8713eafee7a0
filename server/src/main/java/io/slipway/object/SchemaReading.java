package io.slipway.object;

import io.slipway.api.ObjectSchema;
import io.slipway.api.SchemaField;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One group's OpenAPI v3 document of an API server, brought to what an editor needs: types by name, no
 * nesting, short words.
 */
final class SchemaReading {
    private static final String REF = "#/components/schemas/";
    private static final int DOC = 300;
    /** What the API server writes: nobody is offered it. */
    private static final Set<String> NOT_WRITTEN = Set.of("status", "managedFields");

    private final JsonNode schemas;
    private final Map<String, Map<String, SchemaField>> types = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    SchemaReading(JsonNode document) {
        this.schemas = document.path("components").path("schemas");
    }

    /** @param group as in paths: {@code apis/apps/v1}, {@code api/v1} */
    ObjectSchema of(String group, String word) {
        String root = root(group, word);
        open.add(root);
        while (!open.isEmpty()) {
            String name = open.remove();
            if (types.containsKey(name)) continue;
            types.put(name, Map.of());
            types.put(name, fields(name, schemas.path(name)));
        }
        return new ObjectSchema(root, types);
    }

    private String root(String group, String word) {
        String[] parts = group.split("/", -1);
        String wantedGroup = parts.length == 3 ? parts[1] : "";
        for (Map.Entry<String, JsonNode> one : schemas.properties()) {
            for (JsonNode gvk : one.getValue().path("x-kubernetes-group-version-kind")) {
                if (gvk.path("kind").asString("").equals(word)
                        && gvk.path("group").asString("").equals(wantedGroup)
                        && gvk.path("version").asString("").equals(parts[parts.length - 1])) return one.getKey();
            }
        }
        throw Refusal.of(Code.NotFound, "the cluster tells no schema of " + word + " in " + group);
    }

    private Map<String, SchemaField> fields(String type, JsonNode schema) {
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        Map<String, SchemaField> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : schema.path("properties").properties()) {
            if (NOT_WRITTEN.contains(one.getKey())) continue;
            String path = type + "." + one.getKey();
            fields.put(one.getKey(), field(path, one.getValue(), required.contains(one.getKey())));
        }
        return fields;
    }

    private SchemaField field(String path, JsonNode schema, boolean required) {
        JsonNode values = schema.path("additionalProperties");
        boolean keys = values.isObject();
        boolean list = schema.path("type").asString("").equals("array");
        JsonNode inner = keys ? values : list ? schema.path("items") : schema;
        String of = inside(path, inner);
        String word = of == null ? plain(inner) : "object";
        String type = list ? "array of " + word : keys ? "map of " + word : word;
        List<String> words =
                inner.path("enum").valueStream().map(JsonNode::asString).toList();
        return new SchemaField(
                type, of, keys, required, words, doc(schema.path("description").asString("")));
    }

    /** The type that is meant, when it has fields. */
    private @Nullable String inside(String path, JsonNode schema) {
        String name = named(schema);
        if (name != null) {
            if (!schemas.path(name).has("properties")) return null;
            open.add(name);
            return name;
        }
        if (!schema.has("properties")) return null;
        if (!types.containsKey(path)) {
            // Of custom resources: types without a name.
            types.put(path, Map.of());
            types.put(path, fields(path, schema));
        }
        return path;
    }

    private String plain(JsonNode schema) {
        String name = named(schema);
        return (name == null ? schema : schemas.path(name)).path("type").asString("any");
    }

    /** The type that is referred to: alone, or with words of the field's own beside it. */
    private static @Nullable String named(JsonNode schema) {
        JsonNode ref = schema.path("$ref");
        if (ref.isMissingNode()) ref = schema.path("allOf").path(0).path("$ref");
        return ref.isString() ? ref.asString().substring(REF.length()) : null;
    }

    private static String doc(String text) {
        String first = text.lines().findFirst().orElse("");
        if (first.length() <= DOC) return first;
        int end = first.lastIndexOf(". ", DOC);
        return end > 0 ? first.substring(0, end + 1) : first.substring(0, DOC) + "…";
    }
}
