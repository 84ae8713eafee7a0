package io.slipway.cli.verb;

import io.slipway.api.Problem;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Json;
import io.slipway.cli.wire.Yaml;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints results and troubles in the form that was asked for. */
public final class Report {
    private final Terminal terminal;
    private final String form;

    public Report(Terminal terminal, @Nullable String form) {
        this.terminal = terminal;
        this.form = form == null ? "table" : form;
        if (!this.form.matches("table|json|yaml")) {
            throw Trouble.usage("-o is table, json or yaml, not '" + form + "'", null);
        }
    }

    public Exit result(Result result) {
        if (!form.equals("table") && result.json() != null) {
            document(result.json());
        }
        if (result.exit() != Exit.DONE) {
            terminal.err().print(result.text());
        } else if (form.equals("table")) {
            terminal.out().print(result.text());
        }
        return result.exit();
    }

    public Exit trouble(Trouble trouble) {
        Problem problem = trouble.problem();
        if (!form.equals("table")) {
            document(Each.problem(problem));
        }
        terminal.err().print(words(terminal.program(), problem));
        return trouble.exit();
    }

    /** The whole problem: title, what happened, every fault, the evidence, what to do now. */
    static String words(String program, Problem problem) {
        StringBuilder text = new StringBuilder();
        text.append(program).append(": ").append(Clean.text(problem.title())).append(": ");
        text.append(Clean.text(problem.detail())).append('\n');
        // A single fault is the whole detail: it is not said twice.
        problem.faults().stream()
                .filter(fault -> !fault.message().equals(problem.detail()))
                .forEach(fault -> text.append("  ")
                        .append(Clean.text(fault.field()))
                        .append(": ")
                        .append(Clean.text(fault.message()))
                        .append('\n'));
        problem.evidence()
                .forEach(line -> text.append("  | ").append(Clean.text(line)).append('\n'));
        if (problem.nextStep() != null) {
            text.append(Speech.say("  next: ", "  下一步："))
                    .append(Clean.text(problem.nextStep()))
                    .append('\n');
        }
        return text.toString();
    }

    private void document(Object json) {
        Objects.requireNonNull(json);
        terminal.out().print(form.equals("json") ? Json.write(json) + "\n" : Yaml.write(json));
    }
}
