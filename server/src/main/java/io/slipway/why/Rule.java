package io.slipway.why;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cause and how it shows.
 *
 * @param in where its lines are seen
 * @param match what is found in such a line; its groups are {@code {1}}, {@code {2}} … of the sentences
 * @param confidence 1 to 100
 */
record Rule(
        String id, Source in, Pattern match, int confidence, String title, String titleZh, String fix, String fixZh) {
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    /** The values of the sentences, empty when the line tells something else. */
    Optional<Map<String, String>> of(Sighting sighting) {
        if (sighting.source() != in) return Optional.empty();
        Matcher found = match.matcher(sighting.line());
        if (!found.find()) return Optional.empty();
        Map<String, String> words = new HashMap<>(sighting.words());
        for (int i = 1; i <= found.groupCount(); i++) {
            if (found.group(i) != null) words.put(Integer.toString(i), found.group(i));
        }
        return Optional.of(words);
    }

    static String filled(String sentence, Map<String, String> words) {
        return HOLE.matcher(sentence)
                .replaceAll(hole -> Matcher.quoteReplacement(words.getOrDefault(hole.group(1), "?")));
    }
}
