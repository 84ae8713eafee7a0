package io.slipway.agent.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as text and as small files that are whole or absent, never half. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static void save(Path file, Object value) {
        AtomicFile.write(file, PRETTY.writeValueAsBytes(value), "rw-------");
    }

    public static <T> Optional<T> load(Path file, Class<T> type) {
        return load(file, MAPPER.constructType(type));
    }

    public static <T> Optional<T> load(Path file, JavaType type) {
        try {
            return Files.exists(file)
                    ? Optional.of(MAPPER.readValue(Files.readAllBytes(file), type))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new Fault("cannot read " + file, e);
        }
    }
}
