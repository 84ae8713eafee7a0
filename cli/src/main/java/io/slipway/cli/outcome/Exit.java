package io.slipway.cli.outcome;

import io.slipway.api.Problem;

/** Exit codes, fixed for scripts. */
public enum Exit {
    DONE(0),
    FAILED(1),
    USAGE(2),
    REFUSED(3),
    STALE(4),
    TIMEOUT(5),
    PARTLY(6);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** What a server's refusal means to a script. */
    public static Exit of(Problem problem) {
        return switch (problem.code()) {
            case "PlanStale" -> STALE;
            case "DeadlineExceeded" -> TIMEOUT;
            case "Invalid", "TemplateError" -> USAGE;
            default -> ofStatus(problem.status());
        };
    }

    private static Exit ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> REFUSED;
            case 408, 504 -> TIMEOUT;
            default -> FAILED;
        };
    }

    /** What a finished build, rollout or ship means to a script. */
    public static Exit ofState(String phase, String state) {
        if (phase.equals("SUCCEEDED")) {
            return DONE;
        }
        return state.equals("TimedOut") ? TIMEOUT : FAILED;
    }
}
