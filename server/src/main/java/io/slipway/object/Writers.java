package io.slipway.object;

import io.slipway.api.ObjectDetail.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Who wrote which fields of an object, by its managed fields. */
final class Writers {
    /** The fields of one of them. */
    private record Written(Writer by, Set<String> fields) {}

    private final List<Written> written = new ArrayList<>();

    private Writers() {}

    static Writers of(Map<String, Object> object) {
        Writers writers = new Writers();
        if (Maps.in(object, "metadata").get("managedFields") instanceof List<?> all) {
            all.forEach(one -> writers.add(Maps.of(one)));
        }
        writers.written.sort(Comparator.comparing(one -> String.valueOf(one.by().time()), Comparator.reverseOrder()));
        return writers;
    }

    private void add(Map<String, Object> managed) {
        Set<String> fields = new TreeSet<>();
        collect("", Maps.in(managed, "fieldsV1"), fields);
        Object time = managed.get("time");
        written.add(new Written(
                new Writer(String.valueOf(managed.get("manager")), time == null ? null : time.toString()), fields));
    }

    private static void collect(String path, Map<String, Object> at, Set<String> fields) {
        boolean leaf = true;
        for (var one : at.entrySet()) {
            String name = one.getKey();
            if (name.equals(".")) continue;
            leaf = false;
            collect(step(path, name), Maps.of(one.getValue()), fields);
        }
        if (leaf && !path.isEmpty()) fields.add(path);
    }

    private static String step(String path, String name) {
        String inner = name.substring(2);
        if (name.startsWith("f:")) return Fields.join(path, inner);
        if (!name.startsWith("k:")) return path + "[" + inner + "]";
        return path + "[" + Fields.nameOf(JsonMapper.shared().readValue(inner, Map.class)) + "]";
    }

    List<Writer> all() {
        return written.stream().map(Written::by).distinct().toList();
    }

    /** Null when nobody says so. */
    @Nullable
    Writer of(String field) {
        return written.stream()
                .filter(one -> one.fields().stream().anyMatch(own -> within(field, own)))
                .map(Written::by)
                .findFirst()
                .orElse(null);
    }

    /** Who wrote a whole map or list wrote what is in it. */
    private static boolean within(String field, String own) {
        if (!field.startsWith(own)) return false;
        return field.length() == own.length() || field.charAt(own.length()) == '.' || field.charAt(own.length()) == '[';
    }
}
