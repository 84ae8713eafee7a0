package io.slipway.cli.wire;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * RFC 8259 to maps (in their order), lists, strings, numbers (Integer, Long, BigInteger or Double), booleans
 * and null. Control characters inside strings are let through: what is printed is cleaned anyway.
 */
final class JsonReader {
    /** Deeper than any answer, and far from the end of the stack. */
    private static final int DEPTH = 200;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The document, null when there is only white space. */
    static @Nullable Object read(String text) {
        JsonReader reader = new JsonReader(text);
        if (reader.peek() == 0) {
            return null;
        }
        @Nullable Object value = reader.value();
        if (reader.peek() != 0) {
            throw reader.unexpected("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        enter();
        boolean more = !ends('}');
        while (more) {
            if (peek() != '"') {
                throw unexpected("a name in quotes");
            }
            String name = string();
            take(':');
            map.put(name, value());
            more = goesOn('}');
        }
        depth--;
        return map;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> list = new ArrayList<>();
        enter();
        boolean more = !ends(']');
        while (more) {
            list.add(value());
            more = goesOn(']');
        }
        depth--;
        return list;
    }

    private void enter() {
        at++;
        if (++depth > DEPTH) {
            throw new NotJson("more than " + DEPTH + " levels at character " + at);
        }
    }

    private boolean ends(char close) {
        boolean ends = peek() == close;
        at += ends ? 1 : 0;
        return ends;
    }

    private boolean goesOn(char close) {
        if (ends(close)) {
            return false;
        }
        take(',');
        return true;
    }

    private void take(char wanted) {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        at++;
    }

    private String string() {
        int start = ++at;
        int end = text.indexOf('"', start);
        if (end < 0) {
            throw new NotJson("a string begins at character " + start + " and never ends");
        }
        at = end + 1;
        int escape = text.indexOf('\\', start, end);
        return escape < 0 ? text.substring(start, end) : escaped(start, escape);
    }

    private String escaped(int start, int escape) {
        StringBuilder string = new StringBuilder().append(text, start, escape);
        at = escape;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"') {
                return string.toString();
            }
            string.append(next == '\\' ? escape() : next);
        }
        throw new NotJson("a string begins at character " + start + " and never ends");
    }

    private char escape() {
        char name = at < text.length() ? text.charAt(at++) : 0;
        return switch (name) {
            case '"', '\\', '/' -> name;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw new NotJson("no such escape at character " + at + ": \\" + name);
        };
    }

    private char unit() {
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw unexpected(word);
        }
        at += word.length();
        return value;
    }

    private Number number() {
        int start = at;
        boolean whole = true;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            char next = text.charAt(at++);
            whole &= next == '-' || Character.isDigit(next);
        }
        String digits = text.substring(start, at);
        try {
            return whole ? integer(digits) : (Number) Double.valueOf(digits);
        } catch (NumberFormatException e) {
            at = start;
            throw unexpected("a value");
        }
    }

    private static Number integer(String digits) {
        if (digits.length() > 18) {
            BigInteger big = new BigInteger(digits);
            return big.bitLength() > 63 ? (Number) big : (Number) big.longValue();
        }
        long value = Long.parseLong(digits);
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    /** The next character that is not white space, 0 at the end. */
    private char peek() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next > ' ' || (next != ' ' && next != '\n' && next != '\r' && next != '\t')) {
                return next;
            }
            at++;
        }
        return 0;
    }

    private NotJson unexpected(String wanted) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new NotJson("character " + at + " is " + found + " and should be " + wanted);
    }
}
