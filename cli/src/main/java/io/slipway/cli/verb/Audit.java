package io.slipway.cli.verb;

import io.slipway.cli.line.Form;
import io.slipway.cli.line.Kind;
import io.slipway.cli.line.Option;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Span;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** audit list, audit export, audit verify. */
final class Audit {
    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final String[] SHOWN = {"time", "actor", "name", "project", "env", "app", "data"};

    private Audit() {}

    static List<Verb> verbs() {
        return List.of(
                new Verb(
                        wanting(Form.of(
                                "audit list",
                                "[NAME|NAME.] [--user U] [--project P] [--since 2h] [--grep TEXT] [--tail N]",
                                "what was done and refused, newest first",
                                "操作与拒绝记录，最新在前")),
                        Audit::list),
                new Verb(
                        wanting(Form.of(
                                "audit export",
                                "[NAME|NAME.] [--user U] [--project P] [--since 2h] [--grep TEXT]",
                                "all of it as JSON lines, oldest first, with the hashes of the chain",
                                "以 JSON 行导出全部记录，含链式哈希")),
                        Audit::export),
                new Verb(
                        Form.of("audit verify", "", "has nothing in the audit been changed?", "核对审计记录未被改动"),
                        Audit::verified));
    }

    private static Form wanting(Form form) {
        return form.takes(Kind.NAME)
                .mayOmit(Kind.NAME)
                .with(Option.USER, Option.PROJECT, Option.SINCE, Option.GREP, Option.TAIL);
    }

    private static String wanted(Call call) {
        List<String> wanted = new ArrayList<>();
        add(wanted, "name", call.wordOrNull(Kind.NAME));
        add(wanted, "actor", call.option(Option.USER));
        add(wanted, "project", call.option(Option.PROJECT));
        add(wanted, "q", call.option(Option.GREP));
        @Nullable String since = call.option(Option.SINCE);
        if (since != null) {
            add(wanted, "since", Instant.now().minusSeconds(Span.seconds(since)).toString());
        }
        return String.join("&", wanted);
    }

    private static void add(List<String> wanted, String name, @Nullable String value) {
        if (value != null) {
            wanted.add(name + "=" + Api.query(value));
        }
    }

    private static Result list(Call call) {
        @Nullable Integer tail = call.options().number(Option.TAIL);
        int rows = Math.clamp(tail == null ? USUAL : tail, 1, MOST);
        Doc page = call.api().get("/audit?size=" + rows + "&" + wanted(call));
        return Nouns.list(page.at("items").items(), SHOWN);
    }

    /** Lines go out as they come: there may be millions. */
    private static Result export(Call call) {
        try (InputStream lines = call.api().stream("/audit/export?" + wanted(call), null)) {
            lines.transferTo(call.terminal().out());
        } catch (IOException e) {
            throw Trouble.failed(
                    "Internal", "the export broke off", String.valueOf(e.getMessage()), List.of(), "export again");
        }
        return Result.SILENT;
    }

    private static Result verified(Call call) {
        Doc proof = call.api().get("/audit/proof");
        String rows = proof.text("rows", "0");
        if (proof.text("whole", "").equals("true")) {
            String head = proof.text("head", "");
            String sealed = proof.text("sealed", "0");
            return Result.of(
                    proof,
                    Speech.say(
                                    "the audit is whole: " + rows + " rows, under seal up to row " + sealed + ", head ",
                                    "审计记录完整：共 " + rows + " 条，封签至第 " + sealed + " 条，末条 ")
                            + head
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
