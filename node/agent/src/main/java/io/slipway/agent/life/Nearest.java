package io.slipway.agent.life;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The word that was probably meant. */
final class Nearest {
    private static final int FAR = 3;

    private Nearest() {}

    static Optional<String> of(String word, List<String> known) {
        return known.stream()
                .filter(name -> name.contains(word) || distance(word, name) < FAR)
                .min(Comparator.comparingInt(name -> distance(word, name)));
    }

    /** How many letters have to be put in, taken away or changed. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) before[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[b.length()];
    }
}
