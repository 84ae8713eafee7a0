package io.slipway.build.builder;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Spring Boot's own list of layers: which libraries change with the app. */
record LayersIndex(Set<String> changing) {
    private static final Set<String> STEADY = Set.of("dependencies", "spring-boot-loader");

    static LayersIndex parse(List<String> lines) {
        Set<String> changing = new HashSet<>();
        String layer = "";
        for (String line : lines) {
            String name = line.strip().replaceAll("^- \"|\":?$", "");
            if (line.startsWith("- ")) layer = name;
            else if (!STEADY.contains(layer)) changing.add(name);
        }
        return new LayersIndex(Set.copyOf(changing));
    }

    boolean changes(String library) {
        return library.contains("SNAPSHOT") || changing.contains(library);
    }
}
