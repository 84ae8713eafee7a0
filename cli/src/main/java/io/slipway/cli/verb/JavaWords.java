package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code java APP}: command line, flags and runtime of its JVM; the image needs no shell for it. */
final class JavaWords {
    private JavaWords() {}

    static Verb verb() {
        return new Verb(
                Form.of("java", "APP", "command line, flags and JDK of its running JVM", "运行中 JVM 的命令行、参数与 JDK")
                        .inEnvironment()
                        .takes(Kind.TARGET)
                        .with(Option.POD, Option.CONTAINER),
                JavaWords::java);
    }

    private static Result java(Call call) {
        Space space = call.space();
        return Each.of(call.apps(space), app -> {
            List<Doc> jvms = call.api().all(space.path(app) + "/jvms" + query(call));
            StringBuilder text = new StringBuilder();
            jvms.forEach(jvm -> words(jvm, text));
            if (jvms.isEmpty()) text.append(Speech.say("no JVM runs there\n", "其中没有运行 JVM\n"));
            return Result.list(jvms, text.toString());
        });
    }

    private static String query(Call call) {
        @Nullable String pod = call.option(Option.POD);
        @Nullable String container = call.option(Option.CONTAINER);
        String query = (pod == null ? "" : "&pod=" + Api.query(pod))
                + (container == null ? "" : "&container=" + Api.query(container));
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    private static void words(Doc jvm, StringBuilder text) {
        line(text, "pod", jvm.text("pod", "") + " · " + jvm.text("container", "") + " · pid " + jvm.text("pid", ""));
        line(text, "jdk", jvm.text("version", "?") + " " + jvm.text("vendor", "") + " · " + jvm.text("executable", ""));
        line(text, "runs", jvm.text("what", "") + " " + joined(jvm.at("arguments")));
        line(text, "options", joined(jvm.at("options")));
        line(text, "flags", joined(jvm.at("flags")));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-8s ".formatted(name)).append(Clean.text(value.strip())).append('\n');
    }

    private static String joined(Doc list) {
        return String.join(
                " ",
                list.items().stream().map(one -> String.valueOf(one.text())).toList());
    }
}
