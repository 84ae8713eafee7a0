package io.slipway.core;

import io.slipway.api.Checked;
import io.slipway.api.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ends an act for good: bad input, a missing right, a build that cannot succeed. It is never
 * retried; anything else that is thrown in a step is.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;
    private final Code code;

    private Refusal(Code code, Problem problem) {
        super(problem.detail());
        this.code = code;
        this.problem = problem;
    }

    public static Refusal of(Code code, String detail) {
        return of(code, detail, null);
    }

    public static Refusal of(Code code, String detail, @Nullable String nextStep) {
        return of(code, detail, List.of(), nextStep);
    }

    public static Refusal of(Code code, String detail, List<String> evidence, @Nullable String nextStep) {
        return new Refusal(code, problem(code, detail, List.of(), evidence, nextStep));
    }

    /** Bad input: all faults at once. */
    public static Refusal invalid(List<Problem.Fault> faults) {
        String detail =
                String.join("; ", faults.stream().map(Problem.Fault::message).toList());
        return new Refusal(Code.Invalid, problem(Code.Invalid, detail, faults, List.of(), null));
    }

    /** Several faults of what the input leads to, for the reason of the first. */
    public static Refusal of(
            Code code, String detail, List<Problem.Fault> faults, List<String> evidence, @Nullable String nextStep) {
        return new Refusal(code, problem(code, detail, faults, evidence, nextStep));
    }

    /** Throws when the input has any. */
    public static void ofFaults(Checked input) {
        List<Problem.Fault> faults = input.faults();
        if (!faults.isEmpty()) throw invalid(faults);
    }

    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new Problem.Fault(field, message)));
    }

    private static Problem problem(
            Code code, String detail, List<Problem.Fault> faults, List<String> evidence, @Nullable String nextStep) {
        return new Problem(
                "urn:slipway:problem:" + code,
                code.title(),
                code.status(),
                detail,
                code.name(),
                faults,
                evidence,
                nextStep);
    }

    public Code code() {
        return code;
    }

    public Problem problem() {
        return problem;
    }
}
