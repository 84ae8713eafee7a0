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

    private final Map<String, String> values = new TreeMap<>();

    private Fields() {}

    static Fields of(Map<String, Object> object) {
        Fields fields = new Fields();
        fields.put("", object);
        return fields;
    }

    /** Two values of one path. */
    record Pair(
            String field, @Nullable String old, @Nullable String now) {}

    List<Pair> until(Fields later) {
        Set<String> paths = new LinkedHashSet<>(values.keySet());
        paths.addAll(later.values.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (String path : paths) {
            String old = values.get(path);
            String now = later.values.get(path);
            if (!Objects.equals(old, now)) pairs.add(new Pair(path, old, now));
        }
        return pairs;
    }

    private void put(String path, @Nullable Object value) {
        if (NOISE.contains(path) || value == null) return;
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, inner) -> put(join(path, name.toString()), inner));
            case List<?> list -> putAll(path, list);
            default -> values.put(path, value.toString());
        }
    }

    private void putAll(String path, List<?> list) {
        String key = keyOf(list);
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
