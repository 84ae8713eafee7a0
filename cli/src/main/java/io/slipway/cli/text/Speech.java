package io.slipway.cli.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The language of this call's sentences; names of fields, states and columns stay as scripts know them. */
public final class Speech {
    private static volatile boolean chinese;

    private Speech() {}

    /** Takes the language from the variables every Unix program reads, in their order. */
    public static void choose(Map<String, String> environment) {
        chinese = locale(environment).startsWith("zh");
    }

    public static String say(String english, String chineseText) {
        return chinese ? chineseText : english;
    }

    private static String locale(Map<String, String> environment) {
        for (String name : new String[] {"SLIPWAY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            @Nullable String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
