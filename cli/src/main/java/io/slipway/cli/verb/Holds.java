package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.text.Clean;
import io.slipway.cli.wire.Doc;
import java.util.List;

/** pause, resume. */
final class Holds {
    private Holds() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(form("pause", "its rollouts stay where they are", "暂停其发布"), call -> set(call, "pause")),
                new Verb(form("resume", "its rollouts go on", "继续其发布"), call -> set(call, "resume")));
    }

    private static Form form(String word, String english, String chinese) {
        return Form.of(word, "[APP]", english, chinese)
                .inEnvironment()
                .takes(Kind.TARGET)
                .mayOmit(Kind.TARGET)
                .with(Option.REASON, Option.DRY_RUN);
    }

    private static Result set(Call call, String act) {
        Space space = call.space();
        Body body = new Body().text("reason", call, Option.REASON);
        return Each.of(call.apps(space), app -> {
            Doc status = call.api().post(space.path(app) + "/" + act, body.fields());
            return Tried.is(status)
                    ? Tried.result(status)
                    : Result.of(status, Clean.text(status.text("answer")) + "\n");
        });
    }
}
