package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Doc;

/** audit verify. */
final class Audit {
    private Audit() {}

    static Verb verify() {
        return new Verb(
                Form.of("audit verify", "", "has nothing in the audit been changed?", "核对审计记录未被改动"), Audit::verified);
    }

    private static Result verified(Call call) {
        Doc proof = call.api().get("/audit/proof");
        String rows = proof.text("rows", "0");
        if (proof.text("whole", "").equals("true")) {
            String head = proof.text("head", "");
            return Result.of(
                    proof,
                    Speech.say("the audit is whole: " + rows + " rows, head ", "审计记录完整：共 " + rows + " 条，末条 ") + head
                            + "\n");
        }
        String why = Clean.text(proof.text("why", ""));
        return new Result(
                proof,
                Speech.say(
                        "the audit is broken: " + why + "; " + rows + " rows before it are whole\n"
                                + "  who changed it could write to the database: compare with a backup\n",
                        "审计记录被改动：" + why + "；此前 " + rows + " 条完整\n  改动者可写数据库：请与备份对照\n"),
                Exit.FAILED);
    }
}
