package io.slipway.web;

import io.slipway.api.Problem.Fault;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says what is wrong in a body that is no legal request: the field and what it takes, never a class of ours. */
final class UnreadableBody {
    private UnreadableBody() {}

    static Fault fault(Throwable cause) {
        return switch (cause) {
            case InvalidFormatException e
            when e.getTargetType().isEnum() ->
                new Fault(
                        field(e),
                        field(e) + " '" + e.getValue() + "' is not one of "
                                + Arrays.stream(e.getTargetType().getEnumConstants())
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case InvalidFormatException e ->
                new Fault(field(e), field(e) + " '" + e.getValue() + "' is not " + kind(e.getTargetType()));
            case MismatchedInputException e -> new Fault(field(e), field(e) + " is not " + kind(e.getTargetType()));
            case JacksonException e ->
                new Fault(
                        "body",
                        "the body is not JSON: line " + e.getLocation().getLineNr() + ", column "
                                + e.getLocation().getColumnNr());
            default -> new Fault("body", "the body cannot be read; send one JSON object");
        };
    }

    private static String field(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private static String kind(@org.jspecify.annotations.Nullable Class<?> type) {
        if (type == null) return "what is wanted here";
        if (type == boolean.class || type == Boolean.class) return "true or false";
        if (type == int.class || type == long.class || Number.class.isAssignableFrom(type)) return "a number";
        if (type == String.class) return "a text";
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) return "a list";
        return type.getSimpleName().equals("Instant") ? "a time such as 2026-01-31T12:00:00Z" : "an object";
    }
}
