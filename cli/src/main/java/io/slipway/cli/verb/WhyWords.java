package io.slipway.cli.verb;

import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Doc;
import java.util.List;

/** why: the likeliest cause first, each with the lines that show it and what to do. */
final class WhyWords {
    private WhyWords() {}

    static Result verb(Call call) {
        Space space = call.space();
        return Each.of(call.apps(space), app -> {
            Doc why = call.api().get(space.path(app) + "/why");
            return Result.of(why, words(why));
        });
    }

    private static String words(Doc why) {
        StringBuilder text = new StringBuilder(Clean.text(why.text("app"))
                + Speech.say(" in ", " 位于 ")
                + why.text("project")
                + "/"
                + why.text("env")
                + ": "
                + state(why.text("state", ""))
                + "\n");
        List<Doc> causes = why.at("causes").items();
        if (causes.isEmpty() && why.text("state", "").equals("Ill")) {
            text.append(Speech.say(
                    "  no known cause is seen; 'events' and 'logs' may tell more\n", "  未识别到已知原因；可查看 events 与 logs\n"));
        }
        causes.forEach(cause -> cause(text, cause));
        return text.toString();
    }

    private static void cause(StringBuilder text, Doc cause) {
        text.append(String.format("%3d%%  ", cause.number("confidence", 0)))
                .append(Clean.text(Speech.say(cause.text("title", ""), cause.text("titleZh", ""))))
                .append("  [")
                .append(Clean.text(cause.text("rule")))
                .append("]\n");
        cause.at("evidence")
                .items()
                .forEach(line ->
                        text.append("      | ").append(Clean.text(line.text())).append('\n'));
        text.append(Speech.say("      next: ", "      下一步："))
                .append(Clean.text(Speech.say(cause.text("fix", ""), cause.text("fixZh", ""))))
                .append('\n');
    }

    private static String state(String state) {
        return switch (state) {
            case "Well" -> Speech.say("well", "正常");
            case "NotDeployed" -> Speech.say("not deployed", "未部署");
            case "ScaledToZero" -> Speech.say("scaled to zero", "副本数为 0");
            default -> Speech.say("not ready", "未就绪");
        };
    }
}
