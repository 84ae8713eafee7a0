package io.slipway.cli.verb;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Api;
import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Live;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Follows a record of the server until its phase is final; a restart of the server is waited out. */
final class Operation {
    private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED");
    private static final int LOOK_MILLIS = 2_000;

    private final Api api;
    private final Duration deadline;

    Operation(Api api, Duration deadline) {
        this.api = api;
        this.deadline = deadline;
    }

    static boolean ended(Doc operation) {
        return FINAL.contains(operation.text("phase", ""));
    }

    /** Answers the final record; {@code seen} gets every state on the way. */
    Doc follow(String path, String topics, Consumer<Doc> seen) {
        long end = System.nanoTime() + deadline.toNanos();
        try (Live live = new Live(api, topics, LOOK_MILLIS)) {
            while (true) {
                Doc now = api.getPatiently(path);
                seen.accept(now);
                if (ended(now)) {
                    return now;
                }
                if (System.nanoTime() > end) {
                    throw late(path, now);
                }
                live.await();
            }
        }
    }

    private Trouble late(String path, Doc now) {
        return Trouble.timeout(
                Speech.say(
                        "after " + deadline.toSeconds() + " s it is still " + now.text("state", "running")
                                + "; it goes on in the server",
                        deadline.toSeconds() + " 秒后仍为 " + now.text("state", "running") + "；操作在服务器中继续"),
                "GET /api/v1" + path);
    }
}
