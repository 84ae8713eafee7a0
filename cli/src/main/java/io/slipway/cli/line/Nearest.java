package io.slipway.cli.line;

import io.slipway.cli.text.Speech;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The known word a mistyped one probably meant. */
final class Nearest {
    private Nearest() {}

    static @Nullable String hint(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= 1 + word.length() / 4)
                .min((a, b) -> Integer.compare(distance(written, a), distance(written, b)))
                .map(word -> Speech.say("did you mean '" + word + "'?", "是否想输入 '" + word + "'？"))
                .orElse(null);
    }

    static List<String> optionWords() {
        return Stream.of(Option.values()).map(option -> option.word).toList();
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
