package io.slipway.cli.demo;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.wire.Doc;
import io.slipway.cli.wire.Json;
import io.slipway.cli.wire.NotJson;
import java.io.IOException;
import java.util.List;

/** Asks from outside, through the router, until the version that was just brought answers. */
final class Proof {
    private static final long LOOK_MILLIS = 250;
    private static final int LOOKS = 80;

    private final Front front;

    Proof(Front front) {
        this.front = front;
    }

    String of(String host, String message, String version) throws InterruptedException {
        String last = "no answer";
        for (int look = 0; look < LOOKS; look++) {
            try (Connection connection = front.connect()) {
                Connection.Answer answer = connection.get(host, false);
                last = answer.status() + " " + answer.body();
                if (answer.status() == 200 && says(answer.body(), message, version)) {
                    return "\"" + message + "\" from " + version;
                }
            } catch (IOException | NumberFormatException e) {
                last = e.toString();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw Trouble.failed(
                "NotProven",
                "http://" + host + ":" + front.port() + "/ does not answer with the version just brought",
                "wanted \"" + message + "\" from " + version,
                List.of("last answer: " + last),
                "slipway route prove " + host);
    }

    private static boolean says(String body, String message, String version) {
        try {
            Doc doc = Json.read(body);
            return message.equals(doc.text("message")) && version.equals(doc.text("version"));
        } catch (NotJson e) {
            return false;
        }
    }
}
