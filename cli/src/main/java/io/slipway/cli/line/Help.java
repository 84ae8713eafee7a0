package io.slipway.cli.line;

import io.slipway.cli.text.Speech;
import io.slipway.cli.text.Table;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code -h} prints. */
public final class Help {
    private Help() {}

    /** All verbs, one line each; only those of the noun when one is given. */
    public static String all(String program, List<Form> forms, @Nullable String noun) {
        Table table = new Table();
        forms.stream()
                .filter(form -> noun == null || form.words().getFirst().equals(noun))
                .forEach(form -> table.row("  " + form.usage(program), form.summary()));
        return head(program) + table + lifeCycle(program, noun) + tail(program);
    }

    public static String of(String program, Form form) {
        Table options = new Table();
        Stream.of(Option.values())
                .filter(form::accepts)
                .forEach(option -> options.row("  " + option.form(), option.meaning()));
        return form.usage(program) + "\n  " + form.summary() + "\n" + options;
    }

    private static String head(String program) {
        return Speech.say(
                program + " [ENV] VERB [APP[,APP]|APP-APP] [ARG], ENV = E or P/E\n\n",
                program + " [环境] 动词 [应用[,应用]|应用-应用] [参数]，环境 = E 或 P/E\n\n");
    }

    /** The launcher's words, which k8s does not know. */
    private static String lifeCycle(String program, @Nullable String noun) {
        return program.equals("k8s") || noun != null
                ? ""
                : Speech.say("\n  This machine: ", "\n  本机：")
                        + "up, down, status, demo, test, bench, package, doctor, support, logs --platform PART,"
                        + " backup FILE, restore FILE\n";
    }

    private static String tail(String program) {
        return Speech.say(
                "\n" + program + " VERB -h tells a verb's options. Exit: 0 ok, 1 failed, 2 usage, 3 refused,"
                        + " 4 plan out of date, 5 time-out, 6 partly done.\n",
                "\n" + program + " 动词 -h 显示该动词的选项。退出码：0 成功，1 失败，2 用法错误，3 被拒绝，4 计划过期，5 超时，6 部分完成。\n");
    }
}
