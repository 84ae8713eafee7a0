package io.slipway.artifact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a base image is made of, from {@code catalog/base-images}.
 *
 * @param image a ready image to take instead, null to compose one
 * @param packages Debian packages, each with the paths that are taken of it
 */
record BaseRecipe(
        String name,
        @Nullable String image,
        String user,
        int uid,
        Map<String, String> environment,
        List<String> modules,
        Map<String, List<String>> packages,
        String text) {

    static BaseRecipe parse(String yaml) {
        Object root =
                new Load(LoadSettings.builder().setMaxAliasesForCollections(0).build()).loadFromString(yaml);
        Map<?, ?> map = map(root, "recipe");
        Map<?, ?> user = map(map.get("user"), "user");
        Map<String, String> environment = new TreeMap<>();
        map(map.get("environment"), "environment").forEach((k, v) -> environment.put(text(k), text(v)));
        Map<String, List<String>> packages = new LinkedHashMap<>();
        map(map.get("packages"), "packages").forEach((k, v) -> packages.put(text(k), texts(v, text(k))));
        Object image = map.get("image");
        return new BaseRecipe(
                text(map.get("name")),
                image == null ? null : text(image),
                text(user.get("name")),
                Integer.parseInt(text(user.get("id"))),
                environment,
                texts(map.get("modules"), "modules"),
                packages,
                yaml);
    }

    private static Map<?, ?> map(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> map) return map;
        throw new IllegalArgumentException("base image: '" + what + "' is missing or not a map");
    }

    private static List<String> texts(@Nullable Object value, String what) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException("base image: '" + what + "' is missing or not a list");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(text(item)));
        return List.copyOf(texts);
    }

    private static String text(@Nullable Object value) {
        if (value == null) throw new IllegalArgumentException("base image: a value is missing");
        return value.toString();
    }
}
