package io.slipway.object;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object as paths and values, so that two of them can be laid side by side. */
final class Fields {
    /** By these the items of Kubernetes' lists are known, whatever their place. */
    private static final List<String> KEYS =
            List.of("name", "containerPort", "port", "type", "key", "mountPath", "ip", "uid", "topologyKey");

    /** What the API server and its controllers write by themselves. */
    private static final Set<String> NOISE = Set.of(
            "metadata.managedFields",
            "metadata.resourceVersion",
            "metadata.generation",
            "metadata.uid",
            "metadata.creationTimestamp",
            "metadata.selfLink",
            "status");

    private final Map<String, Object> values = new TreeMap<>();
    private final Map<String, List<String>> orders = new TreeMap<>();

    private Fields() {}

    static Fields of(Map<String, Object> object) {
        Fields fields = new Fields();
        fields.put("", object);
        return fields;
    }

    /** A number or a truth value: not the text that is written alike. */
    private record Plain(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A map or list with nothing in it, which means something: {@code emptyDir: {}}. */
    private record Empty(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Two values of one path. */
    record Pair(
            String field, @Nullable String old, @Nullable String now) {}

    List<Pair> until(Fields later) {
        Set<String> paths = new LinkedHashSet<>(values.keySet());
        paths.addAll(later.values.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (String path : paths) {
            Object old = values.get(path);
            Object now = later.values.get(path);
            if (Objects.equals(old, now) || empties(path, now) || later.empties(path, old)) continue;
            pairs.add(pair(path, old, now));
        }
        orders.forEach((path, names) -> pairs.addAll(turned(path, names, later.orders.getOrDefault(path, List.of()))));
        return pairs;
    }

    /** That a map or list is empty now is told by each of its fields that went. */
    private boolean empties(String path, @Nullable Object other) {
        return other instanceof Empty
                && values.keySet().stream().anyMatch(own -> own.startsWith(path + ".") || own.startsWith(path + "["));
    }

    /** The order of items that are in both: some lists mean something by it, as init containers do. */
    private static List<Pair> turned(String path, List<String> before, List<String> after) {
        List<String> old = before.stream().filter(Set.copyOf(after)::contains).toList();
        List<String> now = after.stream().filter(Set.copyOf(before)::contains).toList();
        return old.equals(now) ? List.of() : List.of(new Pair(path, old.toString(), now.toString()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Tells {@code "80"} from {@code 80} where that is all. */
    private static Pair pair(String path, @Nullable Object old, @Nullable Object now) {
        boolean alike = Objects.equals(text(old), text(now));
        return alike ? new Pair(path, quoted(old), quoted(now)) : new Pair(path, text(old), text(now));
    }

    private static @Nullable String quoted(@Nullable Object value) {
        return value instanceof String text ? '"' + text + '"' : text(value);
    }

    private void put(String path, @Nullable Object value) {
        if (NOISE.contains(path) || value == null) return;
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> values.put(path, new Empty("{}"));
            case List<?> list when list.isEmpty() -> values.put(path, new Empty("[]"));
            case Map<?, ?> map -> map.forEach((name, inner) -> put(join(path, name.toString()), inner));
            case List<?> list -> putAll(path, list);
            case String text -> values.put(path, text);
            default -> values.put(path, new Plain(value.toString()));
        }
    }

    private void putAll(String path, List<?> list) {
        String key = keyOf(list);
        if (key != null) {
            orders.put(
                    path,
                    list.stream()
                            .map(item -> String.valueOf(((Map<?, ?>) item).get(key)))
                            .toList());
        }
        for (int i = 0; i < list.size(); i++) {
            Object name = key == null ? (Object) i : ((Map<?, ?>) list.get(i)).get(key);
            put(path + "[" + name + "]", list.get(i));
        }
    }

    /** The first key that tells all items apart; null when only their places do. */
    private static @Nullable String keyOf(List<?> list) {
        if (list.isEmpty() || !list.stream().allMatch(Map.class::isInstance)) return null;
        return KEYS.stream()
                .filter(key -> list.stream()
                                .map(item -> ((Map<?, ?>) item).get(key))
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        == list.size())
                .findFirst()
                .orElse(null);
    }

    /** The name by which a list's item is known among those keys. */
    static @Nullable Object nameOf(Map<?, ?> keys) {
        return KEYS.stream().map(keys::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** A name with dots in it, as labels have, is put in brackets. */
    static String join(String path, String name) {
        if (name.indexOf('.') >= 0 || name.indexOf('/') >= 0) return path + "[" + name + "]";
        return path.isEmpty() ? name : path + "." + name;
    }
}
