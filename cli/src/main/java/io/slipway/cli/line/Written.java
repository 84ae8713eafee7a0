package io.slipway.cli.line;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The line split into words and options; options may stand anywhere. */
public record Written(List<String> words, Map<Option, List<String>> options) {

    public static Written of(String... arguments) {
        Written written = new Written(new ArrayList<>(), new EnumMap<>(Option.class));
        boolean onlyWords = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (onlyWords || !argument.startsWith("-") || argument.equals("-")) {
                written.words.add(argument);
            } else if (argument.equals("--")) {
                onlyWords = true;
            } else {
                i = written.option(argument, arguments, i);
            }
        }
        return written;
    }

    public boolean has(Option option) {
        return options.containsKey(option);
    }

    public @Nullable String value(Option option) {
        List<String> values = values(option);
        return values.isEmpty() ? null : values.getLast();
    }

    public List<String> values(Option option) {
        return options.getOrDefault(option, List.of());
    }

    /** The option's value as a number from 0 up, null when it is not given. */
    public @Nullable Integer number(Option option) {
        @Nullable String value = value(option);
        if (value == null) {
            return null;
        }
        if (!Kind.NUMBER.fits(value)) {
            throw Trouble.usage(
                    Speech.say(
                            option.word + " wants a number, not '" + value + "'",
                            option.word + " 需要数字，而不是 '" + value + "'"),
                    null);
        }
        return Integer.valueOf(value);
    }

    private int option(String argument, String[] arguments, int at) {
        int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
        String written = equals < 0 ? argument : argument.substring(0, equals);
        @Nullable Option option = Option.of(written);
        if (option == null) {
            throw Trouble.usage(
                    Speech.say("unknown option '" + written + "'", "未知选项 '" + written + "'"),
                    Nearest.hint(written, Nearest.optionWords()));
        }
        List<String> values = options.computeIfAbsent(option, o -> new ArrayList<>());
        if (option.value == null) {
            return flag(written, equals, at);
        }
        if (equals >= 0) {
            values.add(argument.substring(equals + 1));
            return at;
        }
        if (at + 1 == arguments.length) {
            throw Trouble.usage(
                    Speech.say(written + " wants a value: " + option.value, written + " 需要一个值：" + option.value), null);
        }
        values.add(arguments[at + 1]);
        return at + 1;
    }

    private static int flag(String written, int equals, int at) {
        if (equals >= 0) {
            throw Trouble.usage(Speech.say(written + " takes no value", written + " 不带值"), null);
        }
        return at;
    }
}
