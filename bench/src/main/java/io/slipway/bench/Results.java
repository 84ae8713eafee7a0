package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench/results.json}: the last run of each metric, what the page is written from. */
record Results(TreeMap<String, Run> metrics) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** One metric's rows and where they were measured. */
    record Run(Machine machine, List<Row> rows) {}

    static Results read(Path file) throws IOException {
        return Files.exists(file)
                ? JSON.readValue(Files.readString(file), Results.class)
                : new Results(new TreeMap<>());
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }
}
