package io.slipway.access;

import io.slipway.core.Refusal;
import java.util.Map;
import java.util.TreeMap;

/** Labels as people write them: {@code application=billing,tier=front}. */
final class Selector {
    private Selector() {}

    static Map<String, String> parse(String text) {
        Map<String, String> labels = new TreeMap<>();
        for (String part : text.split(",")) {
            if (part.isBlank()) continue;
            int is = part.indexOf('=');
            if (is < 1 || is == part.length() - 1) {
                throw Refusal.invalid("labels", "'" + part + "' is not of the form name=value");
            }
            labels.put(part.substring(0, is).strip(), part.substring(is + 1).strip());
        }
        return labels;
    }
}
