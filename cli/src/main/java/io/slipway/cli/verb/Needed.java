package io.slipway.cli.verb;

import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Options that a verb cannot do without. */
final class Needed {
    private Needed() {}

    static String option(Call call, Option option) {
        @Nullable String value = call.option(option);
        if (value == null) {
            String word = "--" + option.name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw Trouble.usage(Speech.say(word + " is missing", "缺少 " + word), null);
        }
        return value;
    }
}
