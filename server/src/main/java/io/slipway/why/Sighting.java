package io.slipway.why;

import java.util.Map;

/**
 * A line that may tell a cause.
 *
 * @param object {@code Kind/NAME} of what it is about
 * @param words values for a rule's sentences, for example {@code image}
 */
record Sighting(Source source, String object, String line, Map<String, String> words) {
    /** As evidence for people: where, and what. */
    String evidence() {
        return object + ": " + line;
    }
}
