package io.slipway.cli.text;

import org.jspecify.annotations.Nullable;

/** Data on a terminal is text: control characters are shown, never obeyed. */
public final class Clean {
    private Clean() {}

    /** The text on one line with every control character escaped. */
    public static String text(@Nullable String raw) {
        if (raw == null) {
            return "-";
        }
        for (int i = 0; i < raw.length(); i++) { // none of them is beyond one char
            if (harmful(raw.charAt(i))) {
                return escaped(raw);
            }
        }
        return raw;
    }

    /** C0, DEL, C1, bidirectional and line marks: what moves a cursor or reorders what is read. */
    public static boolean harmful(int c) {
        return c < 0x20
                || (c >= 0x7f && c <= 0x9f)
                || c == 0x061c
                || (c >= 0x200e && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff;
    }

    private static String escaped(String raw) {
        StringBuilder text = new StringBuilder(raw.length() + 8);
        raw.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("    ");
                default -> append(text, c);
            }
        });
        return text.toString();
    }

    private static void append(StringBuilder text, int c) {
        if (harmful(c)) {
            text.append(c < 0x100 ? String.format("\\x%02x", c) : String.format("\\u%04x", c));
        } else {
            text.appendCodePoint(c);
        }
    }
}
