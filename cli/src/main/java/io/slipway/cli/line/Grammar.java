package io.slipway.cli.line;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line: {@code [ENV] VERB [TARGET] [ARG]}. A first word that is a verb is the verb, unless only the
 * other reading is possible: {@code deploy restart web} restarts web in the environment called deploy.
 */
public final class Grammar {
    private final String program;
    private final List<Form> forms;

    public Grammar(String program, List<Form> forms) {
        this.program = program;
        this.forms = forms;
    }

    public Reading read(Written written) {
        List<String> words = written.words();
        @Nullable Reading reading = at(words, 0);
        if (reading == null && words.size() > 1) {
            reading = at(words, 1);
        }
        if (reading == null) {
            throw unreadable(words);
        }
        refuseForeignOptions(reading.form(), written);
        return reading;
    }

    /** The verb a line asks help for, null when it names none. */
    public @Nullable Form mentioned(List<String> words) {
        for (int at = 0; at < Math.min(2, words.size()); at++) {
            for (Form form : forms) {
                if (form.startsAt(words, at)) {
                    return form;
                }
            }
        }
        return null;
    }

    /** True for the first word of a verb of two, for example {@code app}. */
    public boolean noun(String word) {
        return forms.stream()
                .anyMatch(form ->
                        form.words().size() == 2 && form.words().getFirst().equals(word));
    }

    private @Nullable Reading at(List<String> words, int at) {
        for (Form form : forms) {
            if (form.startsAt(words, at) && (at == 0 || form.spaced())) {
                @Nullable
                Map<Kind, String> found =
                        form.match(words.subList(at + form.words().size(), words.size()));
                if (found != null) {
                    return new Reading(at == 0 ? null : words.getFirst(), form, found);
                }
            }
        }
        return null;
    }

    private Trouble unreadable(List<String> words) {
        @Nullable Form form = mentioned(words);
        if (form != null) {
            return Trouble.usage(
                    Speech.say(
                            "'" + String.join(" ", words) + "' does not fit: " + form.usage(program),
                            "'" + String.join(" ", words) + "' 用法不对：" + form.usage(program)),
                    program + " " + form.name() + " -h");
        }
        if (noun(words.getFirst())) {
            return Trouble.usage(
                    Speech.say(
                            "'" + words.getFirst() + "' wants one of: " + subverbs(words.getFirst()),
                            "'" + words.getFirst() + "' 之后应为：" + subverbs(words.getFirst())),
                    program + " " + words.getFirst() + " -h");
        }
        String unknown = unknown(words);
        return Trouble.usage(Speech.say("'" + unknown + "' is no verb", "'" + unknown + "' 不是动词"), hint(unknown));
    }

    /** The word that was probably meant as the verb. */
    private String unknown(List<String> words) {
        String second = words.get(Math.min(1, words.size() - 1));
        boolean firstMistyped =
                Nearest.hint(second, verbs()) == null && Nearest.hint(words.getFirst(), verbs()) != null;
        return firstMistyped ? words.getFirst() : second;
    }

    private String hint(String unknown) {
        @Nullable String near = Nearest.hint(unknown, verbs());
        return near != null ? near : Speech.say(program + " -h lists the verbs", program + " -h 列出所有动词");
    }

    private Set<String> verbs() {
        Set<String> verbs = new LinkedHashSet<>();
        forms.forEach(form -> verbs.add(form.words().getFirst()));
        return verbs;
    }

    private String subverbs(String noun) {
        return String.join(
                ", ",
                forms.stream()
                        .filter(form -> form.words().size() == 2
                                && form.words().getFirst().equals(noun))
                        .map(form -> form.words().get(1))
                        .toList());
    }

    private void refuseForeignOptions(Form form, Written written) {
        for (Option option : written.options().keySet()) {
            if (!form.accepts(option)) {
                throw Trouble.usage(
                        Speech.say(
                                "'" + form.name() + "' has no " + option.word + "; nothing was done",
                                "'" + form.name() + "' 没有选项 " + option.word + "；未做任何操作"),
                        program + " " + form.name() + " -h");
            }
        }
    }
}
