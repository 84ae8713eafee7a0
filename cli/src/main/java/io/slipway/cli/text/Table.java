package io.slipway.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns as wide as their widest cell, two blanks apart; every cell is cleaned. No head, no head line. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        if (head.length > 0) {
            rows.add(List.of(head));
        }
    }

    public Table row(@Nullable Object... cells) {
        List<String> row = new ArrayList<>(cells.length);
        for (@Nullable Object cell : cells) {
            row.add(Clean.text(cell == null ? null : cell.toString()));
        }
        rows.add(row);
        return this;
    }

    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            line(text, row, widths);
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return widths;
    }

    private static void line(StringBuilder text, List<String> row, int[] widths) {
        for (int i = 0; i < row.size(); i++) {
            text.append(row.get(i));
            if (i < row.size() - 1) {
                text.append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
        }
        text.append('\n');
    }

    /** Cells a text takes on a terminal: the wide scripts of East Asia take two a character. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width += c >= 0x1100 && (c <= 0x115f || (c >= 0x2e80 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xffe6))
                    ? 2
                    : 1;
        }
        return width;
    }
}
