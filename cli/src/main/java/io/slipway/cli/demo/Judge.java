package io.slipway.cli.demo;

import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.wire.Doc;
import java.util.List;

/** What counts as seen to work; everything else is a failure with its name. */
final class Judge {
    private Judge() {}

    static Doc succeeded(Doc operation) {
        String state = operation.text("state", "");
        Exit exit = Exit.ofState(operation.text("phase", ""), state);
        if (exit == Exit.DONE) {
            return operation;
        }
        String cause = operation.text("cause", operation.at("build").text("stage", ""));
        String message = operation.text("message", operation.at("build").text("message", ""));
        throw Trouble.failed(
                cause.isEmpty() ? "Failed" : cause,
                state.isEmpty() ? "failed" : state,
                message,
                List.of(),
                "slipway demo/dev status hello, slipway demo/dev events");
    }

    static String digest(Doc status, String wanted) {
        String digest = status.text("digest", "none");
        if (!digest.equals(wanted)) {
            throw Trouble.failed(
                    "WrongDigest",
                    "prod runs another digest",
                    "dev was built as " + wanted + ", prod has " + digest,
                    List.of(),
                    null);
        }
        return digest;
    }

    static Tally nothingLost(Tally tally) {
        if (tally.lost() > 0 || tally.count() == 0) {
            throw Trouble.failed(
                    "RequestsLost",
                    "requests failed under traffic",
                    tally.toString(),
                    tally.evidence(),
                    "slipway demo/dev events");
        }
        return tally;
    }
}
