package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Doc;
import java.util.List;
import java.util.Map;

/** space create, show: one's own small place. */
final class OwnSpace {
    private OwnSpace() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        Form.of(
                                "space create",
                                "",
                                "your own project and environment, where they are missing",
                                "新建个人空间"),
                        call -> shown(call.api().post("/me/space", Map.of()))),
                new Verb(
                        Form.of("space show", "", "your own project and environment", "查看个人空间"),
                        call -> shown(call.api().get("/me/space"))));
    }

    private static Result shown(Doc space) {
        String project = space.text("project", "-");
        String env = space.text("env", "-");
        String words = space.at("env").missing()
                ? Speech.say("no environment yet: slipway space create\n", "还没有环境：slipway space create\n")
                : Speech.say("verbs without an environment act there while none is in use\n", "未指定且未设定环境时，动词作用于此\n");
        return Result.of(space, Clean.text(project + "/" + env) + "\n" + words);
    }
}
