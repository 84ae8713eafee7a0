package io.slipway.core;

import java.util.Collection;
import java.util.Comparator;

/** The known word that a mistyped one probably meant. */
public final class Nearest {
    private Nearest() {}

    /** {@code : did you mean 'x'?}, or nothing. */
    public static String hint(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= 1 + word.length() / 4)
                .min(Comparator.comparingInt(word -> distance(written, word)))
                .map(word -> ": did you mean '" + word + "'?")
                .orElse("");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
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
