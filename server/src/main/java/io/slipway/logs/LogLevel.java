package io.slipway.logs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How bad a line says it is; told by its words, as logging frameworks write them. */
enum LogLevel {
    DEBUG("\\b(DEBUG|TRACE)\\b"),
    INFO(""),
    WARN("\\b(WARN|WARNING)\\b"),
    ERROR("\\b(ERROR|FATAL|SEVERE)\\b|^\\s*(Caused by: |Exception in )|^[\\w.$]+(Exception|Error)(:|$)");

    private final Pattern words;

    LogLevel(String words) {
        this.words = Pattern.compile(words);
    }

    static LogLevel of(String line) {
        if (ERROR.words.matcher(line).find()) return ERROR;
        if (WARN.words.matcher(line).find()) return WARN;
        return DEBUG.words.matcher(line).find() ? DEBUG : INFO;
    }

    static Optional<LogLevel> named(String name) {
        return Stream.of(values())
                .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    boolean holds(LogLine line) {
        return of(line.line()).compareTo(this) >= 0;
    }
}
