package io.slipway.logs;

import java.util.regex.Pattern;

/** A line that an expression may look at only so often: one that goes back and forth for ever ends there. */
final class Patient implements CharSequence {
    private static final int MOST_LOOKS = 1_000_000;

    /** The expression's end. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("looked at too often", null, false, false);
        }
    }

    private final CharSequence line;
    private final int[] looks;

    private Patient(CharSequence line, int[] looks) {
        this.line = line;
        this.looks = looks;
    }

    /** False also for a line on which the expression does not come to an end. */
    static boolean find(Pattern pattern, String line) {
        try {
            return pattern.matcher(new Patient(line, new int[1])).find();
        } catch (Enough e) {
            return false;
        }
    }

    @Override
    public int length() {
        return line.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > MOST_LOOKS) throw new Enough();
        return line.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Patient(line.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
