package io.slipway.cli.outcome;

import io.slipway.api.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that cannot do what was asked: the same document the server would answer, and an exit code. */
public class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Exit exit;

    public Trouble(Exit exit, Problem problem) {
        // No stack trace: these are answers to a person, made often and never debugged by frames.
        super(problem.detail(), null, false, false);
        this.exit = exit;
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public Exit exit() {
        return exit;
    }

    /** The line was not understood or lacks something. */
    public static Trouble usage(String detail, @Nullable String nextStep) {
        return new Trouble(Exit.USAGE, problem("Usage", "usage", detail, List.of(), nextStep));
    }

    public static Trouble failed(
            String code, String title, String detail, List<String> evidence, @Nullable String nextStep) {
        return new Trouble(Exit.FAILED, problem(code, title, detail, evidence, nextStep));
    }

    public static Trouble timeout(String detail, @Nullable String nextStep) {
        return new Trouble(Exit.TIMEOUT, problem("DeadlineExceeded", "deadline exceeded", detail, List.of(), nextStep));
    }

    static Problem problem(String code, String title, String detail, List<String> evidence, @Nullable String nextStep) {
        return new Problem("urn:slipway:problem:" + code, title, 0, detail, code, List.of(), evidence, nextStep);
    }
}
